/// Scenarios that drive the packaged program and a real Envoy.
@NullMarked
package dev.sluice.features;

import org.jspecify.annotations.NullMarked;
