package dev.sluice.translate.gateway;

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
}
