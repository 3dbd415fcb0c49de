/** What is known of a clip and of each frame, and the files that say it. */
package io.qilian.assembly.democlip.truth;
