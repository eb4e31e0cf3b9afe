/// The one node: runs pods as processes of this machine, in the kubelet's place.
@NullMarked
package dev.sluice.features.kubernetes.node;

import org.jspecify.annotations.NullMarked;
