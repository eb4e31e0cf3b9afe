/// Named, versioned, encoded resources and the difference between two sets of them.
@NullMarked
package dev.sluice.xds.snapshot;

import org.jspecify.annotations.NullMarked;
