/// The objects that run proxies in a cluster: what there should be, as values.
@NullMarked
package dev.sluice.infra;

import org.jspecify.annotations.NullMarked;
