/// Where a request goes and why, decided from the intermediate representation as Envoy decides it.
@NullMarked
package dev.sluice.xds.lookup;

import org.jspecify.annotations.NullMarked;
