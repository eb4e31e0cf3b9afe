package dev.sluice.app;

import dev.sluice.cluster.Notices;
import dev.sluice.cluster.Notices.Notice;
import dev.sluice.kube.EventRecorder;
import dev.sluice.kube.ObjectWriter;
import dev.sluice.kube.Replica;
import dev.sluice.loop.ControlLoop;
import dev.sluice.object.ObjectKey;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Events at the objects of users.
@Factory
@Requires(property = RunMode.PROPERTY, value = RunMode.CLUSTER)
final class NoticeWiring {

  @Singleton
  EventRecorder events(ObjectWriter writer, Replica replica, Leadership leadership) {
    return new EventRecorder(writer, replica, leadership::leads);
  }

  @Singleton
  Notices notices(EventRecorder events, Provider<ControlLoop> loop) {
    return new Notices((object, notice) -> tell(object, notice, events, loop.get()));
  }

  /// Only the loop knows which of all objects that had the name it is.
  private static void tell(
      ObjectKey object, Notice notice, EventRecorder events, ControlLoop loop) {
    var _ =
        loop.ask(plane -> plane.facts().object(object).map(found -> found.metadata().uid()))
            .exceptionally(_ -> Optional.empty())
            .thenAccept(uid -> events.tell(notice.about(object, uid.orElse(""))));
  }
}
