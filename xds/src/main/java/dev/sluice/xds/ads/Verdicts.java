package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import java.util.List;

/// What a stream learns from its proxy; called on the thread that owns the stream at that moment.
interface Verdicts {
  /// The proxy holds these resources of a set and found nothing wrong with them.
  void accepted(List<Resource> resources, ResourceSet within);

  /// The proxy rejected this very resource, with this text.
  void rejected(Resource resource, String text);

  /// The proxy acknowledged everything of a revision.
  void settled(long revision);

  /// The proxy did not do in time what this phase waits for.
  void late(Phase phase);
}
