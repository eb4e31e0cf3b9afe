/// Typed inputs over the watched objects and the indexes that translation reads.
@NullMarked
package dev.sluice.facts;

import org.jspecify.annotations.NullMarked;
