package dev.sluice.knative;

import java.util.List;
import java.util.SortedMap;

/// What to do with the requests whose paths begin alike.
///
/// @param path text that paths begin with, whatever follows; empty for all paths
/// @param rewriteHost host that backends see; empty for that of the request
/// @param headers values that headers must have, by name as written
/// @param splits where requests go, in the order written
/// @param appendHeaders headers to overwrite before a split is chosen, by name as written
public record IngressPath(
    String path,
    String rewriteHost,
    SortedMap<String, String> headers,
    List<IngressSplit> splits,
    SortedMap<String, String> appendHeaders) {

  public IngressPath {
    headers = SortedMaps.copyOf(headers);
    splits = List.copyOf(splits);
    appendHeaders = SortedMaps.copyOf(appendHeaders);
  }
}
