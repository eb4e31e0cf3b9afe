package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.Mirror;
import io.envoyproxy.envoy.config.core.v3.RuntimeFractionalPercent;
import io.envoyproxy.envoy.config.route.v3.RouteAction.RequestMirrorPolicy;

/// Turns mirrors into Envoy's form. Copies keep their `Host`; Envoy would append `-shadow` to it.
final class MirrorPolicies {
  private MirrorPolicies() {}

  static RequestMirrorPolicy policy(Mirror mirror) {
    return RequestMirrorPolicy.newBuilder()
        .setCluster(mirror.upstream())
        .setRuntimeFraction(
            RuntimeFractionalPercent.newBuilder()
                .setDefaultValue(Fractions.of(mirror.numerator(), mirror.denominator())))
        .setDisableShadowHostSuffixAppend(true)
        .build();
  }
}
