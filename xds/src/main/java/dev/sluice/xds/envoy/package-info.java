/// Pure functions from the intermediate representation to Envoy's messages, one class per resource
/// kind.
@NullMarked
package dev.sluice.xds.envoy;

import org.jspecify.annotations.NullMarked;
