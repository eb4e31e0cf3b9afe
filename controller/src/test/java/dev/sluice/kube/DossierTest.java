package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.json.Json.Obj;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.StatusShape;
import dev.sluice.status.merge.OwnStatus;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DossierTest {

  private final ObjectKey gateway = new ObjectKey(Kind.GATEWAY, "infra", "web");
  private final Dossier dossier = new Dossier(gateway, StatusShape.WHOLE);

  @BeforeEach
  void writtenThreeTimesInARow() {
    for (var routes = 1; routes <= 3; routes++) {
      dossier.begin(dossier.want(attached(1, routes)).orElseThrow());
      dossier.done(true);
    }
  }

  @Test
  void whatKeepsChangingByItselfWaits() {
    assertThat(delay(attached(1, 4))).isPositive();
  }

  @Test
  void whoEditsTheObjectIsAnsweredAtOnce() {
    assertThat(delay(attached(2, 4))).isZero();
  }

  @Test
  void alsoWhenNothingWasToBeSaidMeanwhile() {
    dossier.withdraw();
    assertThat(delay(attached(2, 4))).isZero();
  }

  private Duration delay(OwnStatus own) {
    return dossier.want(own).orElseThrow().delay();
  }

  private static OwnStatus attached(long generation, int routes) {
    return new OwnStatus(generation, Obj.EMPTY.with("attachedRoutes", routes));
  }
}
