package dev.sluice.xds.envoy.filter;

import com.google.protobuf.BoolValue;
import com.google.protobuf.Message;
import dev.sluice.xds.ir.Cors;
import dev.sluice.xds.ir.Treatment;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import java.util.List;
import java.util.Optional;

/// Answers cross-origin preflights and marks cross-origin responses.
///
/// Envoy echoes the concrete origin, method and headers of the request wherever the policy says
/// `*`, so its answers are also right for requests with credentials. A preflight from an origin
/// that is not allowed never gets here: its route answers it.
///
/// The filter acts on forwarding routes only: Envoy passes it over where a route redirects or
/// answers directly.
final class CorsFilter implements HttpFilterSource {
  @Override
  public FilterStage stage() {
    return FilterStage.CORS;
  }

  @Override
  public String name() {
    return "envoy.filters.http.cors";
  }

  @Override
  public Message config() {
    return io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors.getDefaultInstance();
  }

  @Override
  public Optional<Message> perRoute(Treatment treatment) {
    return treatment.cors().map(CorsFilter::policy);
  }

  private static CorsPolicy policy(Cors cors) {
    var policy =
        CorsPolicy.newBuilder()
            .addAllAllowOriginStringMatch(
                cors.origins().stream().map(CorsOrigins::matcher).toList())
            .setAllowMethods(line(cors.methods()))
            .setAllowHeaders(line(cors.requestHeaders()))
            .setExposeHeaders(line(exposed(cors)))
            .setMaxAge(Long.toString(cors.maxAge().toSeconds()));
    if (cors.credentials()) {
      policy.setAllowCredentials(BoolValue.of(true));
    }
    return policy.build();
  }

  /// `*` would be taken literally where credentials are allowed.
  private static List<String> exposed(Cors cors) {
    return cors.credentials() && cors.exposeHeaders().contains("*")
        ? List.of()
        : cors.exposeHeaders();
  }

  private static String line(List<String> values) {
    return String.join(", ", values);
  }
}
