/// Where a request goes and why, from the same records that became Envoy's configuration.
@NullMarked
package dev.sluice.explain;

import org.jspecify.annotations.NullMarked;
