package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.prefix;
import static dev.sluice.xds.ir.Rules.rule;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Action.Respond;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Split.Target.Refuse;
import dev.sluice.xds.ir.Treatment;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What callers of gRPC hear where there is no backend to ask.
@TestInstance(Lifecycle.PER_CLASS)
class GrpcTest {
  private static final String UNIMPLEMENTED = "12";
  private static final String UNAVAILABLE = "14";

  @AutoClose
  private final Fleet fleet =
      new Fleet()
          .upstream("empty")
          .site(
              "calls",
              rule(
                  Match.grpc(new PathMatch.Exact("/Shop/Refused"), List.of()),
                  to(new Split(new Refuse(503), 1, Treatment.NONE))),
              rule(Match.grpc(new PathMatch.Prefix("/Empty"), List.of()), to("empty")),
              prefix("/Shop/Refused", new Respond(201)));

  @BeforeAll
  void start() {
    fleet.start();
  }

  @Test
  void aCallThatNoRuleTakesIsUnimplemented() {
    assertThat(code("/Shop/Other")).containsExactly(UNIMPLEMENTED);
  }

  @Test
  void aRefusedShareAndABackendWithoutMembersAreUnavailable() {
    assertThat(code("/Shop/Refused")).containsExactly(UNAVAILABLE);
    assertThat(code("/Empty/Any")).containsExactly(UNAVAILABLE);
  }

  @Test
  void otherRequestsPassTheRulesForCalls() {
    assertThat(fleet.http().get("calls", "/Shop/Refused").status()).isEqualTo(201);
  }

  private List<String> code(String path) {
    var answer = fleet.http().send("POST", "calls", path, "content-type: application/grpc");
    assertThat(answer.status()).isEqualTo(200);
    return answer.header("grpc-status");
  }
}
