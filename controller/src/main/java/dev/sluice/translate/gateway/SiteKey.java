package dev.sluice.translate.gateway;

import org.jspecify.annotations.Nullable;

/// Identifies the rules for a host in a routing table.
///
/// @param table the table
/// @param host the host
public record SiteKey(TableKey table, String host) implements Comparable<SiteKey> {

  /// By table, then by the text of the host.
  @Override
  public int compareTo(SiteKey other) {
    var byTable = table.equals(other.table) ? 0 : table.compareTo(other.table);
    return byTable == 0 ? host.compareTo(other.host) : byTable;
  }

  /// Written out: of what the JVM makes for a record, its first compiler makes slow code.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SiteKey key && host.equals(key.host) && table.equals(key.table));
  }

  @Override
  public int hashCode() {
    return 31 * table.hashCode() + host.hashCode();
  }
}
