/// KIngresses as HTTPRoutes for Gateways of other controllers, written to a cluster: what is read
/// for it, what proxies answer to probes, and what KIngresses say of it.
@NullMarked
package dev.sluice.cluster.companion;

import org.jspecify.annotations.NullMarked;
