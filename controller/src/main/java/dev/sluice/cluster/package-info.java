/// The edges of a control plane in a cluster: objects come from the API server, and statuses,
/// proxies and certificates go there.
@NullMarked
package dev.sluice.cluster;

import org.jspecify.annotations.NullMarked;
