package dev.sluice.object.decode;

import java.util.List;

/// A part of a list of objects.
///
/// @param objects the objects, in the order sent
/// @param resourceVersion the state of the list; a watch goes on from here after the last part
/// @param next what to ask the server for the next part; empty after the last one
public record ClusterPage(List<ClusterObject> objects, String resourceVersion, String next) {

  public ClusterPage {
    objects = List.copyOf(objects);
  }
}
