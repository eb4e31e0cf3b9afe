/// The numbers of a control plane in a cluster, for Prometheus.
@NullMarked
package dev.sluice.metrics;

import org.jspecify.annotations.NullMarked;
