/** Triangles and what they are painted with. */
package io.qilian.assembly.democlip.mesh;
