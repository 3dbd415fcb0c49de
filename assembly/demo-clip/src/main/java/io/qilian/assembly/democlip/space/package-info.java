/** Points, poses and the camera. */
package io.qilian.assembly.democlip.space;
