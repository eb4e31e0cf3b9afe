package dev.sluice.xds.ads;

import static dev.sluice.xds.ads.Conversation.set;
import static dev.sluice.xds.snapshot.ResourceType.CLUSTER;
import static dev.sluice.xds.snapshot.ResourceType.ROUTES;
import static dev.sluice.xds.snapshot.ResourceType.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The service over a real channel.
@Tag("slow")
class AdsServiceTest {
  private final AdsFixture ads =
      new AdsFixture(AdsSettings.defaults().withRemovalDelay(Duration.ZERO));

  @AfterEach
  void close() {
    ads.close();
  }

  @Test
  void aProxyGetsWhatIsPublishedToItsFleetAndItsAcknowledgementIsReported() {
    var proxy = ads.connect("edge");
    proxy.subscribe(CLUSTER).subscribe(ResourceType.LISTENER);

    ads.fleets.publish("edge", 7, set("CLUSTER a=1"));
    ads.fleets.publish("other", 8, set("CLUSTER secret=1"));

    proxy.awaitHeld(CLUSTER, Map.of("a", "1"));
    await().until(() -> ads.events.contains("acknowledged edge 7"));
    assertThat(ads.events)
        .contains("connected edge", "delivered CLUSTER 1 0")
        .noneMatch(event -> event.contains("8"));
  }

  @Test
  void theEncodedResponseIsWhatProtobufWouldMakeOfIt() throws Exception {
    var resource = Resource.of(CLUSTER, "a", ByteString.copyFromUtf8("x".repeat(1000)));
    var response = new Response(CLUSTER, 3, List.of(resource), List.of("b"));

    var parsed = DeltaDiscoveryResponse.parseFrom(ResponseEncoding.encode(response));

    assertThat(parsed.getNonce()).isEqualTo("3");
    assertThat(parsed.getTypeUrl()).isEqualTo(CLUSTER.url());
    assertThat(parsed.getRemovedResourcesList()).containsExactly("b");
    assertThat(parsed.getResources(0).getName()).isEqualTo("a");
    assertThat(parsed.getResources(0).getVersion()).isEqualTo(resource.version());
    assertThat(parsed.getResources(0).getResource().getTypeUrl()).isEqualTo(CLUSTER.url());
    assertThat(parsed.getResources(0).getResource().getValue()).isEqualTo(resource.body());
    assertThat(parsed.getUnknownFields().asMap()).isEmpty();
  }

  @Test
  void aNodeWithoutFleetIsDenied() {
    var proxy = ads.connect("nobody");

    proxy.subscribe(CLUSTER);

    proxy.awaitEnd(Status.Code.PERMISSION_DENIED);
  }

  @Test
  void aFleetThatIsRemovedLosesItsStreamsAndNobodyElseNotices() {
    ads.fleets.publish("edge", 1, set("CLUSTER a=1"));
    ads.fleets.publish("other", 1, set("CLUSTER b=1"));
    var proxy = ads.connect("edge").subscribe(CLUSTER);
    var other = ads.connect("other").subscribe(CLUSTER);
    proxy.awaitHeld(CLUSTER, Map.of("a", "1"));

    ads.fleets.remove("edge");

    proxy.awaitEnd(Status.Code.UNAVAILABLE);
    await().until(() -> ads.events.contains("disconnected edge"));
    ads.fleets.publish("other", 2, set("CLUSTER b=2"));
    other.awaitHeld(CLUSTER, Map.of("b", "2"));
    assertThat(ads.events).doesNotContain("disconnected other");
  }

  @Test
  void aFleetThatIsPublishedAgainIsServedAgain() {
    ads.fleets.publish("edge", 1, set("CLUSTER a=1"));
    ads.fleets.remove("edge");
    var proxy = ads.connect("edge").subscribe(CLUSTER);
    await().until(() -> ads.events.contains("connected edge"));

    ads.fleets.publish("edge", 2, set("CLUSTER a=2"));

    proxy.awaitHeld(CLUSTER, Map.of("a", "2"));
  }

  @Test
  void r2_tooManyNamesEndTheStream() {
    var proxy = ads.connect("edge");
    var names =
        IntStream.rangeClosed(0, AdsSettings.defaults().maximumNames())
            .mapToObj(i -> "n" + i)
            .toList();

    proxy.send(
        DeltaDiscoveryRequest.newBuilder()
            .setTypeUrl(SECRET.url())
            .addAllResourceNamesSubscribe(names));

    proxy.awaitEnd(Status.Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void r3_aStormOfStreamsIsServedWithinTheByteBudget() {
    var clusters =
        IntStream.range(0, 200)
            .mapToObj(i -> Resource.of(CLUSTER, "c" + i, ByteString.copyFrom(new byte[10_000])))
            .toList();
    ads.fleets.publish("edge", 1, ResourceSet.of(clusters));

    var proxies =
        IntStream.range(0, 50).mapToObj(_ -> ads.connect("edge").subscribe(CLUSTER)).toList();

    await().until(() -> proxies.stream().allMatch(proxy -> proxy.held(CLUSTER).size() == 200));
  }

  @Test
  void chunksStayBelowTheirLimitAndABigResourceGoesAlone() {
    var settings = AdsSettings.defaults().withChunkBytes(25_000);
    try (var small = new AdsFixture(settings)) {
      var sizes = Map.of("a", 10_000, "b", 10_000, "c", 10_000, "d", 90_000);
      small.fleets.publish(
          "edge",
          1,
          ResourceSet.of(
              sizes.entrySet().stream()
                  .map(
                      size ->
                          Resource.of(
                              CLUSTER,
                              size.getKey(),
                              ByteString.copyFrom(new byte[size.getValue()])))
                  .toList()));

      var proxy = small.connect("edge").subscribe(CLUSTER);

      await().until(() -> proxy.held(CLUSTER).size() == 4);
      assertThat(small.events)
          .filteredOn(event -> event.startsWith("delivered"))
          .containsExactly(
              "delivered CLUSTER 2 0", "delivered CLUSTER 1 0", "delivered CLUSTER 1 0");
    }
  }

  @Test
  void aRejectedResourceIsServedToEveryoneAsItWasAccepted() {
    ads.fleets.publish("edge", 1, set("CLUSTER a=1, ROUTES r=good, SECRET s=1"));
    var first = ads.connect("edge").rejecting("bad");
    first.subscribe(CLUSTER).subscribe(ROUTES, "r", "q");
    first.awaitHeld(ROUTES, Map.of("r", "good"));

    ads.fleets.publish("edge", 2, set("CLUSTER b=1, ROUTES r=bad, ROUTES q=good"));
    await().until(() -> ads.events.contains("rejected ROUTES r: bad content"));
    first.awaitHeld(ROUTES, Map.of("r", "good", "q", "good"));

    var second = ads.connect("edge").subscribe(CLUSTER).subscribe(ROUTES, "r");
    second.awaitHeld(ROUTES, Map.of("r", "good"));
    second.awaitHeld(CLUSTER, Map.of("a", "1", "b", "1"));
    assertThat(first.held(CLUSTER)).containsKey("a");

    ads.fleets.publish("edge", 3, set("CLUSTER b=1, ROUTES r=better, ROUTES q=good"));
    first.awaitHeld(ROUTES, Map.of("r", "better", "q", "good"));
    first.awaitHeld(CLUSTER, Map.of("b", "1"));
    second.awaitHeld(CLUSTER, Map.of("b", "1"));
  }

  @Test
  void aRejectedResourceThatWasNeverAcceptedIsLeftOut() {
    var proxy = ads.connect("edge").rejecting("bad").subscribe(CLUSTER);

    ads.fleets.publish("edge", 1, set("CLUSTER a=1, CLUSTER b=bad, CLUSTER c=1"));

    proxy.awaitHeld(CLUSTER, Map.of("a", "1", "c", "1"));
    await().until(() -> ads.events.contains("rejected CLUSTER b: bad content"));
    ads.connect("edge").subscribe(CLUSTER).awaitHeld(CLUSTER, Map.of("a", "1", "c", "1"));
    assertThat(ads.events).filteredOn(event -> event.startsWith("rejected")).hasSize(1);
  }

  @Test
  void o4_aProxyThatDoesNotReadDelaysNobody() {
    var big =
        IntStream.range(0, 100)
            .mapToObj(i -> Resource.of(CLUSTER, "c" + i, ByteString.copyFrom(new byte[20_000])))
            .toList();
    var stuck = ads.connect("edge").notReading();
    stuck.subscribe(CLUSTER);
    var proxy = ads.connect("edge").subscribe(CLUSTER);

    ads.fleets.publish("edge", 1, ResourceSet.of(big));

    await().until(() -> proxy.held(CLUSTER).size() == 100);
    assertThat(stuck.held(CLUSTER)).hasSizeLessThan(100);
  }

  @Test
  void aProxyThatDoesNotReadIsDisconnectedAndGivesItsShareOfTheBudgetBack() {
    var settings =
        AdsSettings.defaults().withBudgetBytes(50_000).withStallTimeout(Duration.ofMillis(200));
    try (var tight = new AdsFixture(settings)) {
      var big =
          IntStream.range(0, 10)
              .mapToObj(i -> Resource.of(CLUSTER, "c" + i, ByteString.copyFrom(new byte[600_000])))
              .toList();
      tight.connect("edge").notReading().subscribe(CLUSTER);
      tight.fleets.publish("edge", 1, ResourceSet.of(big));
      await().until(() -> tight.events.contains("delivered CLUSTER 1 0"));

      var proxy = tight.connect("edge").subscribe(CLUSTER);

      await().until(() -> proxy.held(CLUSTER).size() == 10);
      assertThat(tight.events).contains("disconnected edge");
    }
  }

  @Test
  void editsInRapidSuccessionMergeAndEndInTheNewest() {
    var proxy =
        ads.connect("edge")
            .subscribe(CLUSTER)
            .subscribe(ROUTES, "r")
            .subscribe(ResourceType.LISTENER);

    for (var edit = 1; edit <= 500; edit++) {
      ads.fleets.publish(
          "edge",
          edit,
          set("CLUSTER c%d=1, CLUSTER always=%d, ROUTES r=c%d".formatted(edit, edit, edit)));
    }

    proxy.awaitHeld(ROUTES, Map.of("r", "c500"));
    proxy.awaitHeld(CLUSTER, Map.of("c500", "1", "always", "500"));
    await().until(() -> ads.events.contains("acknowledged edge 500"));
  }

  @Test
  void theOtherProtocolIsRefusedWithTheReason() {
    assertThat(ads.stateOfTheWorld())
        .matches(status -> status.getCode() == Status.Code.UNIMPLEMENTED)
        .matches(status -> String.valueOf(status.getDescription()).contains("DELTA_GRPC"));
  }

  @Test
  void everyMethodAsksForTheToken() {
    try (var guarded = new AdsFixture(AdsSettings.defaults(), "right")) {
      guarded.connect("edge").subscribe(CLUSTER).awaitEnd(Status.Code.UNAUTHENTICATED);
      guarded.connect("edge", "wrong").subscribe(CLUSTER).awaitEnd(Status.Code.UNAUTHENTICATED);
      assertThat(guarded.stateOfTheWorld().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);

      guarded.fleets.publish("edge", 1, set("CLUSTER a=1"));
      guarded.connect("edge", "right").subscribe(CLUSTER).awaitHeld(CLUSTER, Map.of("a", "1"));
    }
  }
}
