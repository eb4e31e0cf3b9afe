/// Addresses of services, load balancers and names, in place of kube-proxy and the cluster DNS.
@NullMarked
package dev.sluice.features.kubernetes.service;

import org.jspecify.annotations.NullMarked;
