/// A Kubernetes control plane, one node and its services, run as plain processes inside private
/// namespaces.
@NullMarked
package dev.sluice.features.kubernetes;

import org.jspecify.annotations.NullMarked;
