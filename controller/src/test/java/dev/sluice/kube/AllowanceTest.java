package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AllowanceTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Allowance allowance =
      new Allowance(Duration.ofMinutes(10), Duration.ofSeconds(1), 3, 0);

  @Test
  void doesNotRepeatWhatWasSaidJustNow() {
    assertThat(allowance.allows(note("a"), 0)).isTrue();
    assertThat(allowance.allows(note("a"), 599 * SECOND)).isFalse();
    assertThat(allowance.allows(note("a"), 601 * SECOND)).isTrue();
  }

  @Test
  void allowsABurstAndThenOnePerInterval() {
    assertThat(allowance.allows(note("a"), 0)).isTrue();
    assertThat(allowance.allows(note("b"), 0)).isTrue();
    assertThat(allowance.allows(note("c"), 0)).isTrue();
    assertThat(allowance.allows(note("d"), 0)).isFalse();
    assertThat(allowance.allows(note("d"), SECOND)).isTrue();
    assertThat(allowance.allows(note("e"), SECOND)).isFalse();
  }

  @Test
  void restsNeverAllowMoreThanABurst() {
    for (var index = 0; index < 3; index++) {
      assertThat(allowance.allows(note("a" + index), 1000 * SECOND)).isTrue();
    }
    assertThat(allowance.allows(note("b"), 1000 * SECOND)).isFalse();
  }

  private static EventNote note(String text) {
    var gateway = new ObjectKey(Kind.GATEWAY, "infra", "web");
    return new EventNote(
        gateway, "gateway.networking.k8s.io/v1", "uid", true, "Refused", "Program", text);
  }
}
