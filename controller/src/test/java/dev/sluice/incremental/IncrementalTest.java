package dev.sluice.incremental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class IncrementalTest {
  private final Incremental engine = new Incremental();
  private final Input<String, Integer> stock = engine.input("stock", 0);
  private final List<String> computed = new ArrayList<>();

  private <V> Derived<String, V> derive(
      String name, java.util.function.Function<String, V> function) {
    return engine.derive(
        name,
        key -> {
          computed.add(name + "(" + key + ")");
          return function.apply(key);
        });
  }

  private List<String> computedSince() {
    var since = List.copyOf(computed);
    computed.clear();
    return since;
  }

  @Test
  void aKeyThatIsNotSetHasTheAbsentValue() {
    assertThat(stock.get("apple")).isZero();
  }

  @Test
  void settingAnEqualValueIsNoChange() {
    assertThat(stock.set("apple", 3)).isTrue();
    assertThat(stock.set("apple", 3)).isFalse();
    assertThat(stock.set("pear", 0)).isFalse();
  }

  @Test
  void aValueIsComputedOnceAndAgainOnlyAfterWhatItReadChanged() {
    var twice = derive("twice", key -> stock.get(key) * 2);
    stock.set("apple", 3);

    assertThat(twice.get("apple")).isEqualTo(6);
    assertThat(twice.get("apple")).isEqualTo(6);
    assertThat(computedSince()).containsExactly("twice(apple)");

    stock.set("pear", 1);
    assertThat(twice.get("apple")).isEqualTo(6);
    assertThat(computedSince()).isEmpty();

    stock.set("apple", 4);
    assertThat(twice.get("apple")).isEqualTo(8);
    assertThat(computedSince()).containsExactly("twice(apple)");
  }

  @Test
  void nothingIsComputedUntilSomeoneAsks() {
    var twice = derive("twice", key -> stock.get(key) * 2);
    twice.get("apple");
    computedSince();

    stock.set("apple", 1);
    stock.set("apple", 2);

    assertThat(computedSince()).isEmpty();
  }

  @Test
  void anEqualResultKeepsItsIdentityAndStopsTheChange() {
    var available = derive("available", key -> List.of(stock.get(key) > 0));
    var label = derive("label", key -> available.get(key).getFirst() ? "in stock" : "sold out");
    stock.set("apple", 3);
    label.get("apple");
    var before = available.get("apple");
    computedSince();

    stock.set("apple", 2);

    assertThat(label.get("apple")).isEqualTo("in stock");
    assertThat(computedSince()).containsExactly("available(apple)");
    assertThat(available.get("apple")).isSameAs(before);
  }

  @Test
  void readsAreCheckedInReadingOrderAndOnlyUpToTheFirstThatChanged() {
    var guarded = derive("guarded", key -> 10 / stock.get(key));
    var safe = derive("safe", key -> stock.get(key) == 0 ? 0 : guarded.get(key));
    stock.set("apple", 5);
    safe.get("apple");
    computedSince();

    stock.set("apple", 0);

    assertThat(safe.get("apple")).isZero();
    assertThat(computedSince()).containsExactly("safe(apple)");
  }

  @Test
  void whatIsNotReadAnyMoreDoesNotCountAnyMore() {
    var chosen = derive("chosen", _ -> stock.get(stock.get("switch") == 0 ? "apple" : "pear"));
    chosen.get("it");
    stock.set("switch", 1);
    stock.set("pear", 7);
    assertThat(chosen.get("it")).isEqualTo(7);
    computedSince();

    stock.set("apple", 9);

    assertThat(chosen.get("it")).isEqualTo(7);
    assertThat(computedSince()).isEmpty();
  }

  @Test
  void anAbsentKeyThatWasReadIsNoticedWhenItComes() {
    var twice = derive("twice", key -> stock.get(key) * 2);
    assertThat(twice.get("apple")).isZero();

    stock.set("apple", 4);

    assertThat(twice.get("apple")).isEqualTo(8);
  }

  @Test
  void aFailureIsRememberedAndReachesEveryReaderUntilItsReadsChange() {
    var share = derive("share", key -> 12 / stock.get(key));
    var text = derive("text", key -> "each " + share.get(key));

    assertThatThrownBy(() -> text.get("apple")).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> share.get("apple")).isInstanceOf(ArithmeticException.class);
    assertThat(computedSince()).containsExactly("text(apple)", "share(apple)");

    stock.set("apple", 4);

    assertThat(text.get("apple")).isEqualTo("each 3");
  }

  @Test
  void anErrorIsNotRemembered() {
    var fails = new boolean[] {true};
    var value =
        derive(
            "value",
            key -> {
              if (fails[0]) {
                throw new AssertionError("once");
              }
              return stock.get(key);
            });
    assertThatThrownBy(() -> value.get("apple")).isInstanceOf(AssertionError.class);

    fails[0] = false;

    assertThat(value.get("apple")).isZero();
  }

  @Test
  void aCycleIsRefusedWithThePathThatLeadsRound() {
    var names = new ArrayList<Derived<String, Integer>>();
    var first = derive("first", key -> names.getFirst().get(key));
    var second = derive("second", key -> stock.get(key) > 0 ? stock.get(key) : first.get(key));
    names.add(second);

    assertThatThrownBy(() -> first.get("a"))
        .isInstanceOf(CycleException.class)
        .hasMessageEndingWith("first(a) -> second(a) -> first(a)");

    stock.set("a", 1);

    assertThat(first.get("a")).isEqualTo(1);
    assertThat(second.get("a")).isEqualTo(1);

    stock.set("a", 0);

    assertThatThrownBy(() -> second.get("a"))
        .isInstanceOf(CycleException.class)
        .hasMessageEndingWith("second(a) -> first(a) -> second(a)");
    assertThatThrownBy(() -> first.get("a")).isInstanceOf(CycleException.class);
  }

  @Test
  void sweepForgetsWhatNobodyNeeded() {
    var twice = derive("twice", key -> stock.get(key) * 2);
    var sum = derive("sum", _ -> twice.get("apple") + twice.get("pear"));
    sum.get("all");
    twice.get("plum");
    engine.sweep();
    assertThat(engine.dump())
        .contains("twice(apple)", "twice(pear)", "twice(plum)", "sum(all)")
        .contains("stock: 3 cells");

    sum.get("all");
    engine.sweep();
    assertThat(engine.dump())
        .contains("twice(apple)", "twice(pear)", "sum(all)")
        .doesNotContain("plum");

    engine.sweep();
    assertThat(engine.dump())
        .isEqualTo("input stock: 0 cells\nderived twice: 0 values\nderived sum: 0 values\n");
  }

  @Test
  void dumpShowsWhatEveryValueRead() {
    var twice = derive("twice", key -> stock.get(key) * 2);
    twice.get("apple");
    stock.set("apple", 1);

    assertThat(engine.dump())
        .isEqualTo(
            """
            input stock: 1 cells
            derived twice: 1 values
              twice(apple) suspect, reads [stock(apple)]
            """);
  }

  @Test
  void aDerivedFunctionMustNotSetInputs() {
    var wrong = derive("wrong", key -> stock.set(key, 1));

    assertThatThrownBy(() -> wrong.get("apple"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("wrong(apple) must not");
  }

  @Test
  void anotherThreadIsRefused() {
    stock.set("apple", 1);

    var elsewhere = CompletableFuture.supplyAsync(() -> stock.get("apple"));

    assertThatThrownBy(elsewhere::join).hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void aChangeAtTheEndOfALongChainMarksItWithoutRecursion() {
    var chain = new ArrayList<Derived<String, Integer>>();
    chain.add(engine.derive("link", stock::get));
    for (var i = 1; i < 10_000; i++) {
      var previous = chain.getLast();
      chain.add(engine.derive("link", key -> previous.get(key) + 1));
      chain.getLast().get("apple");
    }

    assertThat(stock.set("apple", 1)).isTrue();
    assertThat(chain.get(500).get("apple")).isEqualTo(501);
  }
}
