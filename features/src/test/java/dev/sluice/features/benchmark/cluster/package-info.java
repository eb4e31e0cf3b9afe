/// Measures a controller of Gateway API in a cluster, Sluice or another one, from outside: by what
/// the API server tells, what requests are answered, and what the system says of its processes.
@NullMarked
package dev.sluice.features.benchmark.cluster;

import org.jspecify.annotations.NullMarked;
