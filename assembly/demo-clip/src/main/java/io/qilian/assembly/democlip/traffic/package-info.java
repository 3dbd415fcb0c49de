/** Who goes where and how fast. */
package io.qilian.assembly.democlip.traffic;
