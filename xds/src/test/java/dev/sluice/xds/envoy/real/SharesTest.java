package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.prefix;
import static dev.sluice.xds.ir.Rules.rule;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.HeaderEdits;
import dev.sluice.xds.ir.HeaderEdits.Header;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathEdit;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Rewrite;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target.To;
import dev.sluice.xds.ir.Treatment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What backends and clients see of headers, hosts and paths.
@TestInstance(Lifecycle.PER_CLASS)
class SharesTest {
  private static final Treatment OF_RULE =
      new Treatment(
          new HeaderEdits(
              List.of(new Header("x-set", "rule"), new Header("x-percent", "100%REQ(host)%")),
              List.of(new Header("x-add", "rule"), new Header("x-drop", "rule")),
              List.of("x-gone")),
          HeaderEdits.NONE,
          Optional.of(
              new Rewrite(Optional.of("rule.host"), Optional.of(new PathEdit.Full("/rule")))),
          List.of(),
          Optional.empty());

  @AutoClose private final EchoBackend backend = EchoBackend.start("backend");

  @AutoClose
  private final Fleet fleet =
      new Fleet()
          .upstream("a", backend.port())
          .site("alone", shares(share(Optional.empty())))
          .site("weighted", shares(share(Optional.empty()), share(Optional.empty())))
          .site("path", shares(share(Optional.of(new PathEdit.Full("/share")))))
          .site("*", prefix("/", to("a")));

  @BeforeAll
  void start() {
    fleet.start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alone", "weighted", "path"})
  void aShareHasTheLastWordOnHeadersHostAndPath(String host) {
    var answer =
        fleet.http().get(host, "/x", "x-set: client", "x-add: client", "x-gone: y", "x-drop: y");
    assertThat(answer.body().lines())
        .contains(host.equals("path") ? "GET /share" : "GET /rule")
        .contains("host: share.host", "x-set: share", "x-empty: ")
        .contains("x-add: client", "x-add: rule", "x-add: share", "x-percent: 100%REQ(host)%")
        .noneMatch(line -> line.startsWith("x-gone") || line.startsWith("x-drop"));
    assertThat(answer.header("x-response")).containsExactly("share");
  }

  @Test
  void hostReachesTheBackendAsSent() {
    assertThat(fleet.http().get("Client.host:8080", "/").body().lines())
        .contains("host: Client.host:8080");
  }

  @Test
  void envoyKeepsItsOwnHeadersToItself() {
    var answer = fleet.http().get("client.host", "/", "x-envoy-retry-on: 5xx");
    assertThat(answer.header("server")).containsExactly("echo");
    assertThat(answer.headers()).noneMatch(line -> line.startsWith("x-envoy-"));
    assertThat(answer.body().lines())
        .filteredOn(line -> line.startsWith("x-envoy-"))
        .allMatch(line -> line.startsWith("x-envoy-external-address: "));
  }

  private static Rule shares(Split... splits) {
    return rule(Match.of(PathMatch.Prefix.ROOT), OF_RULE, to(splits));
  }

  private static Split share(Optional<PathEdit> path) {
    var treatment =
        new Treatment(
            new HeaderEdits(
                List.of(new Header("X-Set", "share"), new Header("x-empty", "")),
                List.of(new Header("x-add", "share")),
                List.of("x-drop")),
            new HeaderEdits(List.of(new Header("x-response", "share")), List.of(), List.of()),
            Optional.of(new Rewrite(Optional.of("share.host"), path)),
            List.of(),
            Optional.empty());
    return new Split(new To("a"), 1, treatment);
  }
}
