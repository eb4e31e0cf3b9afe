/// Immutable records of the watched kinds, with the API's defaults applied.
@NullMarked
package dev.sluice.object;

import org.jspecify.annotations.NullMarked;
