package dev.sluice.xds.ir;

import java.util.List;
import java.util.Optional;

/// What to change about a request and its response on the way.
///
/// @param request edits of request headers
/// @param response edits of response headers
/// @param rewrite new host or path for the backend, if any
/// @param mirrors copies to send elsewhere, answers ignored
/// @param cors cross-origin policy, if any
public record Treatment(
    HeaderEdits request,
    HeaderEdits response,
    Optional<Rewrite> rewrite,
    List<Mirror> mirrors,
    Optional<Cors> cors) {

  /// Changes nothing.
  public static final Treatment NONE =
      new Treatment(
          HeaderEdits.NONE, HeaderEdits.NONE, Optional.empty(), List.of(), Optional.empty());

  public Treatment {
    mirrors = List.copyOf(mirrors);
  }

  /// Whether only headers are edited, or nothing at all.
  public boolean onlyHeaders() {
    return rewrite.isEmpty() && mirrors.isEmpty() && cors.isEmpty();
  }
}
