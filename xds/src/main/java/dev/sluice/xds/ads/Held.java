package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import org.jspecify.annotations.Nullable;

/// What a proxy holds of one resource, as far as this is known.
sealed interface Held {
  /// It holds this version.
  record Version(String version) implements Held {}

  /// States other than a known version.
  enum Mark implements Held {
    /// It was never told about the resource.
    NOTHING,
    /// It asked and waits for an answer, whatever it holds.
    ASKED,
    /// It may hold any version: it rejected one, or it has to be told again.
    UNKNOWN
  }

  /// What a proxy holds that was brought up to a set with this resource, or without it.
  static Held of(@Nullable Resource resource) {
    return resource == null ? Mark.NOTHING : new Version(resource.version());
  }

  /// Whether nothing has to be sent to get to this resource, or to none.
  default boolean meets(@Nullable Resource wanted) {
    return switch (this) {
      case Version(var version) -> wanted != null && version.equals(wanted.version());
      case Mark.NOTHING -> wanted == null;
      case Mark.ASKED -> false;
      case Mark.UNKNOWN -> false;
    };
  }

  /// Whether the resource has to be taken away with care, because something may still use it.
  default boolean mayBeInUse() {
    return switch (this) {
      case Version(_) -> true;
      case Mark.UNKNOWN -> true;
      case Mark.NOTHING -> false;
      case Mark.ASKED -> false;
    };
  }
}
