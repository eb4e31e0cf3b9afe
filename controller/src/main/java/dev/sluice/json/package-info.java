/// JSON as immutable values: what an API server says about an object beyond its specification, and
/// what it is to be told.
@NullMarked
package dev.sluice.json;

import org.jspecify.annotations.NullMarked;
