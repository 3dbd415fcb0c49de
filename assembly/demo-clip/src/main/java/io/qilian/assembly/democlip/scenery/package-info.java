/** What stands still: the road and what is beside it. */
package io.qilian.assembly.democlip.scenery;
