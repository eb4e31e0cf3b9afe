package dev.sluice.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RolloutBookTest {

  private static final ObjectKey HELLO = new ObjectKey(Kind.KNATIVE_INGRESS, "shop", "hello");
  private static final ObjectKey OTHER = new ObjectKey(Kind.KNATIVE_INGRESS, "shop", "other");

  private final RolloutBook book = new RolloutBook();

  @Test
  void aPageHasWhatIsNewSinceTheOneBefore() {
    book.mark(HELLO, "1");
    book.mark(OTHER, "1");
    var first = book.after(0);
    book.mark(HELLO, "2");

    assertThat(first.versions()).containsOnly(Map.entry(HELLO, "1"), Map.entry(OTHER, "1"));
    assertThat(book.after(first.last()).versions()).containsOnly(Map.entry(HELLO, "2"));
    assertThat(book.after(0).versions()).containsOnly(Map.entry(HELLO, "2"), Map.entry(OTHER, "1"));
  }

  @Test
  void everyReplicaWithProxiesHasToAgree() {
    book.told("a", true, Map.of(HELLO, "2"));
    book.told("b", true, Map.of(HELLO, "1"));

    assertThat(book.agreed(Set.of("a"), HELLO, "2")).isTrue();
    assertThat(book.agreed(Set.of("a", "b"), HELLO, "2")).isFalse();

    book.told("b", false, Map.of(HELLO, "2"));

    assertThat(book.agreed(Set.of("a", "b"), HELLO, "2")).isTrue();
  }

  @Test
  void aReplicaThatTellsEverythingForgetsWhatItDoesNotName() {
    book.told("a", true, Map.of(HELLO, "1"));

    book.told("a", true, Map.of(OTHER, "1"));

    assertThat(book.agreed(Set.of("a"), HELLO, "1")).isFalse();
  }

  @Test
  void oneThatHasTakenTheNameOfAnotherIsKept() {
    book.mark(HELLO, "old");
    book.told("a", true, Map.of(HELLO, "new"));

    book.forget(HELLO);

    assertThat(book.agreed(Set.of("a"), HELLO, "new")).isTrue();
    assertThat(book.after(0).versions()).isEmpty();
  }
}
