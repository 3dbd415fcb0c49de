/** From meshes to a picture: light, shadow, hidden surfaces, lens. */
package io.qilian.assembly.democlip.raster;
