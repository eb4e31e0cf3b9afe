package dev.sluice.kube;

import dev.sluice.object.Kind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the operator once when watches fail, and once when all of them work again. Called by the
/// threads of all watches.
final class Contact {

  private static final Logger LOG = LoggerFactory.getLogger(Contact.class);

  private final Map<Kind, String> troubles = new EnumMap<>(Kind.class);

  /// A watch failed.
  synchronized void lost(Kind kind, IOException failure) {
    var trouble = trouble(kind, failure);
    var known = troubles.containsValue(trouble);
    troubles.put(kind, trouble);
    if (!known) {
      LOG.warn("{}; the last known state stays in force", trouble);
    }
  }

  /// A watch works.
  synchronized void made(Kind kind) {
    if (troubles.remove(kind) != null && troubles.isEmpty()) {
      LOG.info("the API server is followed again");
    }
  }

  private static String trouble(Kind kind, IOException failure) {
    if (!(failure instanceof RefusedException refused)) {
      return "the API server cannot be reached";
    }
    return switch (refused.code()) {
      case 401 -> "the API server does not accept our credentials";
      case 403 ->
          "not allowed to list and watch %s; grant it by RBAC: %s"
              .formatted(kind.label(), Objects.toString(refused.getMessage()));
      case 410 -> "the API server has forgotten the history of %s".formatted(kind.label());
      default -> "the API server answers %d for %s".formatted(refused.code(), kind.label());
    };
  }
}
