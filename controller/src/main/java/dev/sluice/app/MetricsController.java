package dev.sluice.app;

import dev.sluice.metrics.Exposition;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/// What Prometheus scrapes.
@Controller
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class MetricsController {

  private final Exposition exposition;

  MetricsController(Exposition exposition) {
    this.exposition = exposition;
  }

  /// All numbers.
  @Get(uri = ManagementAccess.METRICS, produces = MediaType.TEXT_PLAIN)
  HttpResponse<String> metrics() {
    return HttpResponse.ok(exposition.text()).contentType(Exposition.MEDIA_TYPE);
  }
}
