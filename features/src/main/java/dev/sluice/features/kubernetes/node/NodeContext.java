package dev.sluice.features.kubernetes.node;

import dev.sluice.features.kubernetes.ClusterApi;
import dev.sluice.features.kubernetes.Layout;

/// What all pods of the node share.
record NodeContext(
    Layout layout, ClusterApi api, ImageTable images, PodNetwork network, PodEvents events) {}
