package dev.sluice.translate.policy;

import dev.sluice.object.ApiObject;
import dev.sluice.object.Gateway;
import dev.sluice.object.GrpcRoute;
import dev.sluice.object.GrpcRouteRule;
import dev.sluice.object.HttpRoute;
import dev.sluice.object.HttpRouteRule;
import dev.sluice.object.Listener;
import dev.sluice.object.ListenerSet;
import dev.sluice.object.Service;
import java.util.stream.Stream;

/// The parts of objects that a `sectionName` can mean.
final class Sections {

  private Sections() {}

  /// The names of the parts of an object, in the order written; none for kinds that have no parts.
  static Stream<String> of(ApiObject object) {
    return switch (object) {
      case Service service -> service.ports().stream().map(Service.Port::name);
      case Gateway gateway -> gateway.listeners().stream().map(Listener::name);
      case ListenerSet set -> set.listeners().stream().map(Listener::name);
      case HttpRoute route ->
          route.rules().stream().map(HttpRouteRule::name).flatMap(name -> name.stream());
      case GrpcRoute route ->
          route.rules().stream().map(GrpcRouteRule::name).flatMap(name -> name.stream());
      default -> Stream.empty();
    };
  }
}
