package dev.sluice.app;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// In a cluster the management port is on the address of the pod, for kubelets and scrapers.
/// Whatever else it tells is told to those in the pod alone, as by `kubectl exec`.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class ManagementAccess {

  /// Where numbers are.
  static final String METRICS = "/prometheus";

  private static final Set<String> OPEN =
      Set.of(METRICS, "/health", "/health/liveness", "/health/readiness");

  /// Refuses what is not for everybody.
  @RequestFilter
  @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
    var near = request.getRemoteAddress().getAddress().isLoopbackAddress();
    return near || OPEN.contains(request.getPath())
        ? null
        : HttpResponse.status(HttpStatus.FORBIDDEN)
            .body("only from within the pod: kubectl exec -n sluice-system deploy/sluice -- …\n");
  }
}
