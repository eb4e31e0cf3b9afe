/// Finds a usable Envoy on this machine, or fetches one.
@NullMarked
package dev.sluice.xds.binary;

import org.jspecify.annotations.NullMarked;
