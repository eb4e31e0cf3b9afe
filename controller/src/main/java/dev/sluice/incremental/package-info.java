/// The recomputation engine: inputs, derived values, and what to compute again after a change.
@NullMarked
package dev.sluice.incremental;

import org.jspecify.annotations.NullMarked;
