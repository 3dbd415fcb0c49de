/** The mathematics of calibration: least squares, homography, covariance, motion on the ground. */
package io.qilian.bundles.vision.internal.calibration;
