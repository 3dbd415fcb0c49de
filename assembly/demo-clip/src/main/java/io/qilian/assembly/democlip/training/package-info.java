/** Pictures with labels for the training of detectors. */
package io.qilian.assembly.democlip.training;
