package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.ResourceType;
import java.util.List;

/// The types whose resources use others, and so come after them and go before them.
final class Users {
  /// What listeners ask for and what names clusters: for requests, and for connections without.
  static final List<ResourceType> CHOOSING = List.of(ResourceType.ROUTES, ResourceType.EXTENSION);

  /// All of them.
  static final List<ResourceType> ALL =
      List.of(ResourceType.LISTENER, ResourceType.ROUTES, ResourceType.EXTENSION);

  private Users() {}
}
