package io.qilian.bundles.vision.api.calibration;

import java.util.OptionalDouble;

/**
 * How well a calibration fits its points. With four points it always fits; only more of them can show an error.
 *
 * @param pairs number of point pairs
 * @param residualPixels root mean square of the distances, in the picture, between the points and where the calibration
 *     puts their ground points
 * @param residualMetres the same on the ground
 * @param leaveOneOutMetres root mean square of the distances, on the ground, by which each point is missed by the
 *     calibration that is made of the others: what is to be expected of a point that was not measured. Empty with four
 *     points, and where no point can be left out; infinite if a point would lie beyond the horizon of the others
 * @param worstPair number of the pair that fits worst, from 1: with six or more, the one without which the others fit
 *     best; with five, the one that the others miss by most
 * @param worstMetres by how much the others miss it; by how much all miss it, where it cannot be left out
 */
public record CalibrationReport(
        int pairs,
        double residualPixels,
        double residualMetres,
        OptionalDouble leaveOneOutMetres,
        int worstPair,
        double worstMetres) {}
