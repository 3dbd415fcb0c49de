/**
 * Renders the demo's clip of a road, whose every crossing, stop and box is known exactly.
 *
 * <p>{@link io.qilian.assembly.democlip.RoadClip} gives frames and truth of a
 * {@link io.qilian.assembly.democlip.RoadScript}. The packages beneath depend on each other in one direction: space,
 * mesh, body and raster, scenery, traffic, truth, this one, training.
 */
package io.qilian.assembly.democlip;
