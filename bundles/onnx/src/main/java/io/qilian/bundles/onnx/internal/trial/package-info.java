/** Trials of models that are not trusted yet: a child process under limits, and the program that runs in it. */
package io.qilian.bundles.onnx.internal.trial;
