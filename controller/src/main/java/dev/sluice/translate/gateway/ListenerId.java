package dev.sluice.translate.gateway;

import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Identifies a listener.
///
/// @param owner the Gateway or ListenerSet that it is written in
/// @param name its name there
public record ListenerId(ObjectKey owner, String name) implements Comparable<ListenerId> {

  /// How the listener is called among those of its fleet: by its name alone where the fleet is that
  /// of its Gateway.
  public String within(String fleet) {
    if (owner.kind() != Kind.GATEWAY) {
      return "%s/%s/%s"
          .formatted(owner.kind().label().toLowerCase(Locale.ROOT), owner.path(), name);
    }
    return owner.path().equals(fleet) ? name : owner.path() + "/" + name;
  }

  /// By owner, then by name.
  @Override
  public int compareTo(ListenerId other) {
    var byOwner = owner.compareTo(other.owner);
    return byOwner == 0 ? name.compareTo(other.name) : byOwner;
  }

  /// `listener NAME of KIND NAMESPACE/NAME`.
  @Override
  public String toString() {
    return "listener %s of %s".formatted(name, owner);
  }

  /// Written out: of what the JVM makes for a record, its first compiler makes slow code.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ListenerId id && name.equals(id.name) && owner.equals(id.owner));
  }

  @Override
  public int hashCode() {
    return 31 * owner.hashCode() + name.hashCode();
  }
}
