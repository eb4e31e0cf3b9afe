/// Steady requests, and what became of them.
@NullMarked
package dev.sluice.features.traffic;

import org.jspecify.annotations.NullMarked;
