/// The aggregated discovery service: streams, subscriptions, order of delivery, acknowledgements.
@NullMarked
package dev.sluice.xds.ads;

import org.jspecify.annotations.NullMarked;
