/// What the sentences of the scenarios do.
@NullMarked
package dev.sluice.features.steps;

import org.jspecify.annotations.NullMarked;
