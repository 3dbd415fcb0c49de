package io.qilian.assembly.democlip.scenery;

import io.qilian.assembly.democlip.mesh.Mesh;
import io.qilian.assembly.democlip.mesh.Palette;
import io.qilian.assembly.democlip.space.Pose;

/**
 * One thing beside the road that never moves.
 *
 * @param mesh its shape
 * @param pose where it stands
 * @param palette its colours
 * @param castsShadow whether it is high enough for its shadow to be seen
 */
record Prop(Mesh mesh, Pose pose, Palette palette, boolean castsShadow) {}
