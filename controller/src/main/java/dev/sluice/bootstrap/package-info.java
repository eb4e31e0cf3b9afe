/// What an Envoy is told at its start, on a machine and in a cluster.
@NullMarked
package dev.sluice.bootstrap;

import org.jspecify.annotations.NullMarked;
