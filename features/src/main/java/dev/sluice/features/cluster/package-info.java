/// Clusters that scenarios run on: which one there is, what is in it, and how to reach it.
@NullMarked
package dev.sluice.features.cluster;

import org.jspecify.annotations.NullMarked;
