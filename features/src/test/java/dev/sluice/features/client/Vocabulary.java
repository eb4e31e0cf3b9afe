package dev.sluice.features.client;

import dev.sluice.features.http.Request;
import io.cucumber.java.ParameterType;

/// The words in sentences that stand for values.
public final class Vocabulary {

  private final Scene scene;

  /// Shares the scenario's scene.
  public Vocabulary(Scene scene) {
    this.scene = scene;
  }

  /// A request, such as `GET http://shop.localhost/cart`.
  @ParameterType("[A-Z]+ https?://\\S+")
  public Request request(String line) {
    return Request.of(scene.meant(line));
  }

  /// A kind of object that has a status.
  @ParameterType("GatewayClass|Gateway|(?:HTTP|GRPC|TLS|TCP|UDP)Route|ListenerSet|BackendTLSPolicy")
  public String kind(String name) {
    return name;
  }
}
