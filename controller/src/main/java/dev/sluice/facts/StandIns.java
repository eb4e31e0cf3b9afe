package dev.sluice.facts;

import dev.sluice.object.Service;
import dev.sluice.xds.ir.Member;
import java.util.Optional;

/// Who answers for Services that have no endpoints.
@FunctionalInterface
public interface StandIns {

  /// Nobody.
  StandIns NOBODY = (_, _) -> Optional.empty();

  /// The endpoint that answers for the port as long as the Service has no endpoints of its own.
  Optional<Member> standIn(Service service, Service.Port port);
}
