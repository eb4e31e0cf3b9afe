/// Listeners, attachment of routes, and the hosts that a listener serves.
@NullMarked
package dev.sluice.translate.gateway;

import org.jspecify.annotations.NullMarked;
