/// What a proxy is to do, in words of our own: the contract between the front ends and Envoy.
@NullMarked
package dev.sluice.xds.ir;

import org.jspecify.annotations.NullMarked;
