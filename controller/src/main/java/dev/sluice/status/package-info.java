/// Findings to conditions.
@NullMarked
package dev.sluice.status;

import org.jspecify.annotations.NullMarked;
