/// Measures start-up, propagation, edits under load and the cost of long route tables.
@NullMarked
package dev.sluice.features.benchmark;

import org.jspecify.annotations.NullMarked;
