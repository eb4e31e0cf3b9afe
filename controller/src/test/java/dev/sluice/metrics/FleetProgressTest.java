package dev.sluice.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ads.Proxy;
import org.junit.jupiter.api.Test;

final class FleetProgressTest {

  private static final Proxy ONE = new Proxy("shop/web", "one", 1);
  private static final Proxy TWO = new Proxy("shop/web", "two", 2);

  private final FleetProgress fleet = new FleetProgress();

  @Test
  void theSlowestProxyCounts() {
    fleet.connected(ONE, 0);
    fleet.connected(TWO, 0);
    fleet.published(3, 100);
    fleet.published(8, 200);
    fleet.acknowledged(ONE, 8);
    fleet.acknowledged(TWO, 3);
    assertThat(fleet.behind()).isEqualTo(1);
    assertThat(fleet.behindFor(250)).isEqualTo(50);
    fleet.disconnected(TWO);
    assertThat(fleet.behind()).isZero();
  }

  @Test
  void anAcknowledgementTellsOfAllChangesUpToIt() {
    fleet.connected(ONE, 0);
    fleet.published(1, 100);
    fleet.published(2, 200);
    fleet.published(5, 300);
    assertThat(fleet.acknowledged(ONE, 4)).containsExactly(100L, 200L);
    assertThat(fleet.acknowledged(ONE, 4)).isEmpty();
    assertThat(fleet.acknowledged(ONE, 5)).containsExactly(300L);
  }

  @Test
  void whatAProxyFindsWhenItConnectsIsNoChangeButHasToBeAcknowledged() {
    fleet.published(4, 100);
    fleet.connected(ONE, 1000);
    assertThat(fleet.behind()).isEqualTo(1);
    assertThat(fleet.behindFor(1010)).isEqualTo(10);
    assertThat(fleet.acknowledged(ONE, 4)).isEmpty();
    assertThat(fleet.behind()).isZero();
  }

  @Test
  void withoutProxiesNobodyIsBehind() {
    fleet.published(1, 100);
    assertThat(fleet.behind()).isZero();
    assertThat(fleet.behindFor(200)).isZero();
  }

  @Test
  void aProxyThatNeverAcknowledgesCostsNoMoreAndMoreMemory() {
    fleet.connected(ONE, 0);
    for (var revision = 1; revision <= 2 * FleetProgress.MOST; revision++) {
      fleet.published(revision, revision);
    }
    assertThat(fleet.behind()).isEqualTo(FleetProgress.MOST);
  }
}
