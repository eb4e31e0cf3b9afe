/// What scenarios on a cluster say, and what it does.
@NullMarked
package dev.sluice.features.cluster.steps;

import org.jspecify.annotations.NullMarked;
