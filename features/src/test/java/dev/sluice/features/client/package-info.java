/// What clients of a Gateway do and see, wherever the Gateway runs: on this machine or in a
/// cluster.
@NullMarked
package dev.sluice.features.client;

import org.jspecify.annotations.NullMarked;
