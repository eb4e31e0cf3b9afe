package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.List;

/// One delta response, not yet encoded.
///
/// `number` counts the responses of a stream from 1 and is the nonce.
record Response(ResourceType type, long number, List<Resource> resources, List<String> removed) {
  /// About what the fields around a resource's body take.
  private static final int ENVELOPE = 100;

  Response {
    resources = List.copyOf(resources);
    removed = List.copyOf(removed);
  }

  String nonce() {
    return Long.toString(number);
  }

  /// Its size on the wire without the envelope of the message itself, about.
  static long sizeOf(Resource resource) {
    return (long) resource.body().size() + resource.name().length() + ENVELOPE;
  }

  /// The size of the whole response, about; never less than 1.
  long size() {
    return ENVELOPE
        + resources.stream().mapToLong(Response::sizeOf).sum()
        + removed.stream().mapToLong(String::length).sum();
  }
}
