package dev.sluice.xds.ads;

import static dev.sluice.xds.ads.Conversation.resource;
import static dev.sluice.xds.snapshot.ResourceType.CLUSTER;
import static dev.sluice.xds.snapshot.ResourceType.ENDPOINTS;
import static dev.sluice.xds.snapshot.ResourceType.EXTENSION;
import static dev.sluice.xds.snapshot.ResourceType.ROUTES;
import static dev.sluice.xds.snapshot.ResourceType.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Subscriptions and reconnects, by the numbers of the rules in the build reference.
class SubscriptionRulesTest {
  private final Conversation proxy = new Conversation();

  @Test
  void s1_aFirstRequestWithoutNamesMeansEverythingUntilNamesAreGiven() {
    proxy.publish("SECRET a=1, SECRET b=1");

    assertThat(proxy.subscribe(SECRET)).containsExactly("SECRET a=1 b=1");
    assertThat(proxy.subscribe(SECRET, "a")).containsExactly("SECRET a=1");

    assertThat(proxy.publish("SECRET a=2, SECRET b=2")).containsExactly("SECRET a=2");
  }

  @Test
  void s1_aLaterRequestWithoutNamesIsNoSubscription() {
    proxy.publish("SECRET a=1");
    proxy.subscribe(SECRET, "b");
    proxy.unsubscribe(SECRET, "b");

    assertThat(proxy.subscribe(SECRET)).isEmpty();
    assertThat(proxy.publish("SECRET a=2")).isEmpty();
  }

  @Test
  void s2_everythingAndNamesCoexist() {
    proxy.publish("SECRET a=1, SECRET b=1");
    proxy.subscribe(SECRET, "*", "a");

    proxy.unsubscribe(SECRET, "*");

    assertThat(proxy.publish("SECRET a=2, SECRET b=2")).containsExactly("SECRET a=2");
  }

  @Test
  void s3_unsubscribingANameThatIsStillCoveredIsAnswered() {
    proxy.publish("SECRET a=1");
    proxy.subscribe(SECRET, "*", "a", "b");

    assertThat(proxy.unsubscribe(SECRET, "a", "b")).containsExactly("SECRET a=1 -b");
  }

  @Test
  void s3_otherUnsubscribesNeedNoAnswer() {
    proxy.publish("SECRET a=1");
    proxy.subscribe(SECRET, "a");

    assertThat(proxy.unsubscribe(SECRET, "a", "never-subscribed")).isEmpty();
    assertThat(proxy.publish("SECRET a=2")).isEmpty();
  }

  @Test
  void s4_everySubscriptionIsAnsweredEvenIfNothingIsNew() {
    proxy.publish("SECRET a=1");
    proxy.subscribe(SECRET, "a");
    proxy.ackAll();

    assertThat(proxy.subscribe(SECRET, "a")).containsExactly("SECRET a=1");
  }

  @Test
  void s5_aMissingNameIsReportedAtOnceAndSentWhenItAppears() {
    proxy.publish("SECRET a=1");

    assertThat(proxy.subscribe(SECRET, "later")).containsExactly("SECRET -later");
    assertThat(proxy.publish("SECRET a=1, SECRET later=1")).containsExactly("SECRET later=1");
  }

  @Test
  void s6_subscriptionsCountEvenWithANonceThatIsUnknown() {
    proxy.publish("SECRET a=1, SECRET b=1");
    proxy.subscribe(SECRET, "a");

    var request =
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(SECRET.url())
            .setResponseNonce("stale")
            .addResourceNamesSubscribe("b");

    assertThat(proxy.request(request)).containsExactly("SECRET b=1");
  }

  @Test
  void s7_onlyAnErrorDetailIsARejection() {
    proxy.publish("SECRET a=1");
    proxy.subscribe(SECRET, "a");

    assertThat(proxy.nack("bad key")).isEmpty();
    assertThat(proxy.events).containsExactly("rejected SECRET a: bad key");
  }

  @Test
  void s7_anAcknowledgementSubscribesAsWell() {
    proxy.publish("SECRET a=1, SECRET b=1");
    proxy.subscribe(SECRET, "a");

    var request =
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(SECRET.url())
            .setResponseNonce("1")
            .addResourceNamesSubscribe("b");

    assertThat(proxy.request(request)).containsExactly("SECRET b=1");
    assertThat(proxy.events).isEmpty();
  }

  @Test
  void s8_theOtherResourcesOfARejectedResponseAreSentAgainWithoutTheBadOne() {
    proxy.publish("SECRET a=1, SECRET bad=1, SECRET c=1");
    proxy.subscribe(SECRET, "a", "bad", "c");

    assertThat(proxy.nack("Error: bad: no key")).containsExactly("SECRET a=1 c=1");
    assertThat(proxy.ack()).containsExactly("SECRET bad=1");
    assertThat(proxy.nack("no key")).isEmpty();
    assertThat(proxy.events).containsExactly("rejected SECRET bad: no key");
  }

  @Test
  void s8_withoutANameInTheTextTheResponseIsHalved() {
    proxy.publish("SECRET a=1, SECRET b=1, SECRET c=1, SECRET d=1");
    proxy.subscribe(SECRET, "a", "b", "c", "d");

    assertThat(proxy.nack("broken")).containsExactly("SECRET a=1 b=1");
    assertThat(proxy.ack()).containsExactly("SECRET c=1 d=1");
    assertThat(proxy.nack("broken")).containsExactly("SECRET c=1");
    assertThat(proxy.nack("broken")).containsExactly("SECRET d=1");
    assertThat(proxy.ack()).isEmpty();
    assertThat(proxy.events).containsExactly("rejected SECRET c: broken");
  }

  @Test
  void r1_aReconnectGetsOnlyWhatDiffers() {
    proxy.publish("CLUSTER same=1, CLUSTER changed=2, CLUSTER new=1");
    var held =
        Map.of("same", resource("CLUSTER same=1").version(), "changed", "old", "gone", "old");

    assertThat(proxy.reconnect(CLUSTER, held)).containsExactly("CLUSTER changed=2 new=1");
    proxy.ackAll();
    assertThat(proxy.after(AdsSettings.defaults().phaseTimeout())).containsExactly("CLUSTER -gone");
  }

  @Test
  void r1_aReconnectForEverythingIsAnsweredEvenIfNothingDiffers() {
    proxy.publish("CLUSTER same=1");

    var held = Map.of("same", resource("CLUSTER same=1").version());

    assertThat(proxy.reconnect(CLUSTER, held)).containsExactly("CLUSTER");
  }

  @Test
  void r1_namesThatAreHeldInTheNewestVersionAreSkipped() {
    proxy.publish("ENDPOINTS a=1, ENDPOINTS b=2");
    var held = Map.of("a", resource("ENDPOINTS a=1").version(), "b", "old", "c", "old");

    assertThat(proxy.reconnect(ENDPOINTS, held, "a", "b", "c")).containsExactly("ENDPOINTS b=2");
  }

  @Test
  void r1_aReconnectDoesNotGetRoutesToClustersWhichItHasNotAcknowledged() {
    proxy.publish("CLUSTER new=1, ROUTES http=2");

    assertThat(proxy.reconnect(CLUSTER, Map.of("old", "v"))).containsExactly("CLUSTER new=1");
    assertThat(proxy.reconnect(ROUTES, Map.of("http", "v"), "http")).isEmpty();
    assertThat(proxy.ack()).containsExactly("ROUTES http=2");
  }

  @Test
  void r1_aReconnectThatTellsItsClustersLastGetsItsRoutesAfterThem() {
    proxy.publish("CLUSTER new=1, ROUTES http=2");

    assertThat(proxy.reconnect(ROUTES, Map.of("http", "v"), "http")).isEmpty();
    assertThat(proxy.reconnect(CLUSTER, Map.of("old", "v"))).containsExactly("CLUSTER new=1");
    assertThat(proxy.ack()).containsExactly("ROUTES http=2");
  }

  @Test
  void nothingIsSentBeforeSomethingWasPublished() {
    assertThat(proxy.subscribe(CLUSTER)).isEmpty();
    assertThat(proxy.reconnect(ENDPOINTS, Map.of("a", "v"), "a")).isEmpty();

    assertThat(proxy.publish("CLUSTER a=1")).containsExactly("CLUSTER a=1");
  }

  @Test
  void unknownTypesAreIgnored() {
    proxy.publish("CLUSTER a=1");

    assertThat(
            proxy.request(DeltaDiscoveryRequest.newBuilder().setTypeUrl("type.googleapis.com/x")))
        .isEmpty();
  }

  @Test
  void s5_anExtensionThatDoesNotExistIsNotAnsweredUntilItDoes() {
    proxy.publish("CLUSTER a=1");

    assertThat(proxy.subscribe(EXTENSION, "x")).isEmpty();
    assertThat(proxy.publish("CLUSTER a=1, EXTENSION x=a")).containsExactly("EXTENSION x=a");
  }
}
