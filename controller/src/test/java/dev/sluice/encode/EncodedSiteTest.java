package dev.sluice.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sluice.xds.envoy.EncodedVirtualHost;
import dev.sluice.xds.snapshot.Piece;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EncodedSiteTest {

  private static final Piece SHOP = Piece.of(ByteString.copyFromUtf8("rules of the shop"));
  private static final Piece BLOG = Piece.of(ByteString.copyFromUtf8("rules of the blog"));

  private static Piece virtualHost(Piece rules, String... hosts) {
    var names = Stream.of(hosts).map(ByteString::copyFromUtf8).toList();
    return Piece.of(new EncodedVirtualHost(names, rules.body()).field());
  }

  @Test
  void hostsWithTheSameRulesShareAVirtualHost() {
    var sites =
        List.of(EncodedSite.of("a", SHOP), EncodedSite.of("b", BLOG), EncodedSite.of("c", SHOP));

    assertThat(EncodedSite.virtualHosts(sites))
        .containsExactly(virtualHost(SHOP, "a", "c"), virtualHost(BLOG, "b"));
  }

  @Test
  void aVirtualHostIsMadeOnceAndAgainWhenAHostComesOrGoes() {
    var first = EncodedSite.of("a", SHOP);
    var alone = EncodedSite.virtualHosts(List.of(first));

    assertThat(EncodedSite.virtualHosts(List.of(first)).getFirst()).isSameAs(alone.getFirst());
    assertThat(EncodedSite.virtualHosts(List.of(first, EncodedSite.of("c", SHOP))))
        .containsExactly(virtualHost(SHOP, "a", "c"));
    assertThat(EncodedSite.virtualHosts(List.of(first))).containsExactly(virtualHost(SHOP, "a"));
  }

  @Test
  void hostsAreEqualByNameAndRules() {
    assertThat(EncodedSite.of("a", SHOP))
        .isEqualTo(EncodedSite.of("a", SHOP))
        .hasSameHashCodeAs(EncodedSite.of("a", SHOP))
        .isNotEqualTo(EncodedSite.of("b", SHOP))
        .isNotEqualTo(EncodedSite.of("a", BLOG));
  }
}
