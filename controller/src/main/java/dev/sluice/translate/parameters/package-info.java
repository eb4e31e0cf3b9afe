/// How classes and Gateways want their proxies to run.
@NullMarked
package dev.sluice.translate.parameters;

import org.jspecify.annotations.NullMarked;
