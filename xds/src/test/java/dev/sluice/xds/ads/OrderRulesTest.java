package dev.sluice.xds.ads;

import static dev.sluice.xds.snapshot.ResourceType.CLUSTER;
import static dev.sluice.xds.snapshot.ResourceType.ENDPOINTS;
import static dev.sluice.xds.snapshot.ResourceType.EXTENSION;
import static dev.sluice.xds.snapshot.ResourceType.LISTENER;
import static dev.sluice.xds.snapshot.ResourceType.ROUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Make before break, by the numbers of the rules in the build reference.
class OrderRulesTest {
  private static final Duration DELAY = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String START = "CLUSTER a=1, ENDPOINTS a=1, LISTENER l=1, ROUTES r=a";

  private final Conversation proxy = new Conversation();

  /// A proxy that has acknowledged all of `START`.
  private void connected() {
    proxy.publish(START);
    proxy.subscribe(CLUSTER, "*");
    proxy.ackAll();
    proxy.subscribe(ENDPOINTS, "a");
    proxy.ackAll();
    proxy.subscribe(LISTENER, "*");
    proxy.ackAll();
    proxy.subscribe(ROUTES, "r");
    proxy.ackAll();
  }

  @Test
  void o1_aNewProxyGetsEachTypeWhenItAsks() {
    proxy.publish(START);

    assertThat(proxy.subscribe(CLUSTER)).containsExactly("CLUSTER a=1");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.subscribe(ENDPOINTS, "a")).containsExactly("ENDPOINTS a=1");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.subscribe(LISTENER)).containsExactly("LISTENER l=1");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.subscribe(ROUTES, "r")).containsExactly("ROUTES r=a");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.events).containsExactly("settled 1");
  }

  @Test
  void o2_o3_routesWaitForTheAcknowledgedEndpointsOfNewClusters() {
    connected();

    assertThat(
            proxy.publish(
                "CLUSTER a=1, CLUSTER b=1, ENDPOINTS a=1, ENDPOINTS b=1, LISTENER l=2, ROUTES r=b"))
        .containsExactly("CLUSTER b=1");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.subscribe(ENDPOINTS, "b")).containsExactly("ENDPOINTS b=1");
    assertThat(proxy.ack()).containsExactly("LISTENER l=2");
    assertThat(proxy.ack()).containsExactly("ROUTES r=b");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.events).containsExactly("settled 1", "settled 2");
  }

  @Test
  void o3_removalsWaitForAcknowledgedRoutesAndThenTheirDelay() {
    connected();

    assertThat(proxy.publish("CLUSTER b=1, LISTENER l=1, ROUTES r=b"))
        .containsExactly("CLUSTER b=1");
    assertThat(proxy.ack()).containsExactly("ROUTES r=b");
    assertThat(proxy.after(DELAY)).isEmpty();
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.after(DELAY)).containsExactly("CLUSTER -a");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.after(DELAY)).containsExactly("ENDPOINTS -a");
  }

  @Test
  void o1_listenersAndRoutesAreRemovedBeforeWhatTheyUsed() {
    connected();

    assertThat(proxy.publish("")).containsExactly("LISTENER -l");
    assertThat(proxy.ack()).containsExactly("ROUTES -r");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.after(DELAY)).containsExactly("CLUSTER -a");
  }

  @Test
  void o3_aClusterThatComesBackIsNotRemoved() {
    connected();
    proxy.publish("CLUSTER b=1, LISTENER l=1, ROUTES r=b");
    proxy.ackAll();

    assertThat(proxy.publish(START + ", CLUSTER b=1")).containsExactly("ROUTES r=a");
    proxy.ackAll();
    assertThat(proxy.after(DELAY)).isEmpty();
  }

  @Test
  void o3_clustersWithoutEndpointsAreWaitedForThemselvesOnly() {
    connected();

    assertThat(proxy.publish(START.replace("r=a", "r=dns") + ", CLUSTER dns=1"))
        .containsExactly("CLUSTER dns=1");
    assertThat(proxy.ack()).containsExactly("ROUTES r=dns");
  }

  @Test
  void o3_relaysWaitForNewClustersAsRoutesDo() {
    proxy.publish(START + ", EXTENSION x=a");
    connectedTo("x");

    assertThat(proxy.publish(START + ", EXTENSION x=b, CLUSTER b=1, ENDPOINTS b=1"))
        .containsExactly("CLUSTER b=1");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.subscribe(ENDPOINTS, "b")).containsExactly("ENDPOINTS b=1");
    assertThat(proxy.ack()).containsExactly("EXTENSION x=b");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.events).containsExactly("settled 1", "settled 2");
  }

  @Test
  void o3_clustersOutliveTheRelaysThatNamedThem() {
    proxy.publish(START + ", EXTENSION x=b, CLUSTER b=1");
    connectedTo("x");

    assertThat(proxy.publish(START + ", EXTENSION x=a")).containsExactly("EXTENSION x=a");
    assertThat(proxy.after(DELAY)).isEmpty();
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.after(DELAY)).containsExactly("CLUSTER -b");
  }

  /// A proxy that has acknowledged all that was published, this relay included.
  private void connectedTo(String relay) {
    proxy.subscribe(CLUSTER, "*");
    proxy.ackAll();
    proxy.subscribe(ENDPOINTS, "a");
    proxy.subscribe(LISTENER, "*");
    proxy.ackAll();
    proxy.subscribe(ROUTES, "r");
    proxy.subscribe(EXTENSION, relay);
    proxy.ackAll();
  }

  @Test
  void o4_aPhaseThatTakesTooLongIsLeft() {
    connected();

    assertThat(proxy.publish(START.replace("r=a", "r=b") + ", CLUSTER b=1"))
        .containsExactly("CLUSTER b=1");
    assertThat(proxy.after(TIMEOUT)).containsExactly("ROUTES r=b");
    assertThat(proxy.events).contains("late UPSTREAMS");
  }

  @Test
  void o4_aProxyThatNeverAnswersStillGetsWhatIsNewest() {
    connected();
    proxy.publish(START.replace("r=a", "r=b") + ", CLUSTER b=1");
    proxy.after(TIMEOUT);
    proxy.after(TIMEOUT);

    assertThat(proxy.publish(START.replace("r=a", "r=c") + ", CLUSTER c=1"))
        .containsExactly("CLUSTER c=1");
    assertThat(proxy.after(TIMEOUT)).containsExactly("ROUTES r=c");
  }

  @Test
  void o5_endpointChangesGoAtOnceEvenInTheMiddleOfARound() {
    connected();
    proxy.publish(START.replace("r=a", "r=b") + ", CLUSTER b=1");

    assertThat(
            proxy.publish(
                START.replace("r=a", "r=b").replace("ENDPOINTS a=1", "ENDPOINTS a=2")
                    + ", CLUSTER b=1"))
        .containsExactly("ENDPOINTS a=2");
    assertThat(
            proxy.publish(
                START.replace("r=a", "r=b").replace("ENDPOINTS a=1", "ENDPOINTS a=3")
                    + ", CLUSTER b=1"))
        .containsExactly("ENDPOINTS a=3");
  }

  @Test
  void o5_aNewerSetSupersedesRoutesThatWereNotSentYet() {
    connected();
    proxy.publish(START.replace("r=a", "r=b") + ", CLUSTER b=1");

    assertThat(proxy.publish(START.replace("r=a", "r=c") + ", CLUSTER b=1")).isEmpty();
    assertThat(proxy.ack()).containsExactly("ROUTES r=c");
  }

  @Test
  void o5_aRoundIsNotStarvedByNewerClusters() {
    connected();
    proxy.publish(START.replace("r=a", "r=b") + ", CLUSTER b=1");

    assertThat(proxy.publish(START.replace("r=a", "r=c") + ", CLUSTER b=1, CLUSTER c=1"))
        .containsExactly("CLUSTER c=1");
    assertThat(proxy.ack()).containsExactly("ROUTES r=b");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.ack()).containsExactly("ROUTES r=c");
  }

  @Test
  void w1_endpointsAreSentAgainAfterAnyChangeOfTheirCluster() {
    connected();

    assertThat(proxy.publish(START.replace("CLUSTER a=1", "CLUSTER a=2")))
        .containsExactly("CLUSTER a=2", "ENDPOINTS a=1");
  }

  @Test
  void w1_routesWaitUntilAChangedClusterIsWarmAgain() {
    connected();

    proxy.publish(START.replace("CLUSTER a=1", "CLUSTER a=2").replace("r=a", "r=x"));

    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.ack()).containsExactly("ROUTES r=x");
  }

  @Test
  void w2_endpointsThatArePushedWithTheirClusterSatisfyIt() {
    proxy.publish("CLUSTER a=1, LISTENER l=1");
    proxy.subscribe(CLUSTER);
    proxy.subscribe(ENDPOINTS, "a", "b");
    proxy.subscribe(LISTENER);
    proxy.ackAll();

    assertThat(proxy.publish("CLUSTER a=1, CLUSTER b=1, ENDPOINTS b=1, LISTENER l=2"))
        .containsExactly("ENDPOINTS b=1", "CLUSTER b=1", "ENDPOINTS b=1");
    assertThat(proxy.ackAll()).containsExactly("LISTENER l=2");
  }
}
