/// One class per Envoy HTTP filter, and the order in which they run.
@NullMarked
package dev.sluice.xds.envoy.filter;

import org.jspecify.annotations.NullMarked;
