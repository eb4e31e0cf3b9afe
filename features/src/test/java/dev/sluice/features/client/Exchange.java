package dev.sluice.features.client;

import dev.sluice.features.http.Echo;
import dev.sluice.features.http.Request;
import dev.sluice.features.http.Response;
import java.util.Optional;

/// A request and what came back.
record Exchange(Request request, Response response) {

  /// What the echo backend received, if it was reached.
  Optional<Echo> echo() {
    return Echo.of(response);
  }

  /// The Service that answered; empty text if none did.
  String service() {
    return echo().map(Echo::service).orElse("");
  }

  @Override
  public String toString() {
    return "%nsent: %s%ncame back: %s%n".formatted(request, response);
  }
}
