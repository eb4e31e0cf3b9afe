/// KIngresses as HTTPRoutes for Gateways of other controllers: what to write, in which order, and
/// when it is in force, as plain values.
@NullMarked
package dev.sluice.knative.companion;

import org.jspecify.annotations.NullMarked;
