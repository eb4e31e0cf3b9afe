package dev.sluice.xds.envoy;

import com.google.protobuf.UInt32Value;
import dev.sluice.xds.ir.Retry;
import dev.sluice.xds.ir.Timeouts;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy.RetryBackOff;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy.RetryHostPredicate;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import java.time.Duration;

/// Turns retries into Envoy's form.
///
/// Tried again is what surely had no effect: no connection, a refused HTTP/2 stream, gRPC
/// `UNAVAILABLE`. A reset after the request was sent is not; a status only if it is listed. A retry
/// goes to another member where there is one. An attempt that reaches its limit of time ends the
/// request: Envoy tries it again only together with every reset.
final class RetryPolicies {
  private static final String WITHOUT_EFFECT = "connect-failure,refused-stream,unavailable";
  private static final String LISTED_STATUS = ",retriable-status-codes";
  private static final int SEARCHES_FOR_ANOTHER_MEMBER = 5;
  private static final RetryHostPredicate ANOTHER_MEMBER =
      RetryHostPredicate.newBuilder()
          .setName("envoy.retry_host_predicates.previous_hosts")
          .setTypedConfig(Encoding.any(PreviousHostsPredicate.getDefaultInstance()))
          .build();

  private RetryPolicies() {}

  static RetryPolicy policy(Retry retry, Timeouts timeouts) {
    var policy =
        RetryPolicy.newBuilder()
            .setRetryOn(WITHOUT_EFFECT + (retry.codes().isEmpty() ? "" : LISTED_STATUS))
            .setNumRetries(UInt32Value.of(retry.attempts()))
            .addAllRetriableStatusCodes(retry.codes())
            .addRetryHostPredicate(ANOTHER_MEMBER)
            .setHostSelectionRetryMaxAttempts(SEARCHES_FOR_ANOTHER_MEMBER);
    timeouts.attempt().map(Durations::of).ifPresent(policy::setPerTryTimeout);
    retry
        .backoff()
        .filter(Duration::isPositive)
        .map(Durations::of)
        .ifPresent(base -> policy.setRetryBackOff(RetryBackOff.newBuilder().setBaseInterval(base)));
    return policy.build();
  }
}
