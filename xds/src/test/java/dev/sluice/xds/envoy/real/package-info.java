/// What Envoy does with our messages: examples that run against a real Envoy, and are skipped where
/// there is none.
@NullMarked
package dev.sluice.xds.envoy.real;

import org.jspecify.annotations.NullMarked;
