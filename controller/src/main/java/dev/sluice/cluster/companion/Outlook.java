package dev.sluice.cluster.companion;

import dev.sluice.translate.knative.LoadBalancer;
import java.util.Optional;

/// Where clients find a KIngress.
///
/// @param everybody where everybody does, if anywhere
/// @param cluster where the cluster does, if anywhere
record Outlook(Optional<LoadBalancer> everybody, Optional<LoadBalancer> cluster) {}
