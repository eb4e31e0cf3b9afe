/// The Kubernetes API: objects in, statuses and infrastructure out, and who may write.
@NullMarked
package dev.sluice.kube;

import org.jspecify.annotations.NullMarked;
