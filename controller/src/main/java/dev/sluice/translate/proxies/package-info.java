/// The proxies that Gateways need, and where clients find them.
@NullMarked
package dev.sluice.translate.proxies;

import org.jspecify.annotations.NullMarked;
