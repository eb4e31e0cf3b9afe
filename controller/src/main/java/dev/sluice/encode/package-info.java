/// Routing intent to encoded Envoy resources, remembered piece by piece.
@NullMarked
package dev.sluice.encode;

import org.jspecify.annotations.NullMarked;
