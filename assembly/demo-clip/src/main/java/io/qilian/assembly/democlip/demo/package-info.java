/** Makes the files of the demo. */
package io.qilian.assembly.democlip.demo;
