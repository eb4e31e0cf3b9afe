package dev.sluice.xds.ir;

import java.util.List;

/// Edits of headers, each header name in at most one of the lists.
///
/// @param set headers to overwrite
/// @param add headers to append to
/// @param remove names of headers to remove
public record HeaderEdits(List<Header> set, List<Header> add, List<String> remove) {

  /// No edit.
  public static final HeaderEdits NONE = new HeaderEdits(List.of(), List.of(), List.of());

  public HeaderEdits {
    set = List.copyOf(set);
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  /// Whether nothing is edited.
  public boolean isEmpty() {
    return set.isEmpty() && add.isEmpty() && remove.isEmpty();
  }

  /// A header line. The value is literal text.
  public record Header(String name, String value) {}
}
