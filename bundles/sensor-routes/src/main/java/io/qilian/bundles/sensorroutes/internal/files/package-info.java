/** Takes files that are dropped in a folder. */
package io.qilian.bundles.sensorroutes.internal.files;
