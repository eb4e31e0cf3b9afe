/// What replicas of the control plane tell each other: a proxy is connected to one of them, and
/// another one writes the statuses.
@NullMarked
package dev.sluice.cluster.peers;

import org.jspecify.annotations.NullMarked;
