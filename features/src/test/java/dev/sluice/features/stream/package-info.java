/// Backends whose protocol the proxy does not read.
@NullMarked
package dev.sluice.features.stream;

import org.jspecify.annotations.NullMarked;
