package dev.sluice.incremental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Dishes by ingredient.
class IndexTest {
  private final List<String> failures = new ArrayList<>();
  private final Incremental engine =
      new Incremental((what, failure) -> failures.add(what + ": " + failure.getMessage()));
  private final Input<String, String> recipes = engine.input("recipe", "");
  private final Input<String, Integer> prices = engine.input("price", 0);
  private final KeySet<String> dishes = new KeySet<>();
  private final List<String> computed = new ArrayList<>();
  private final Index<String, String, Integer> byIngredient =
      engine.index("dishes by ingredient", dishes, this::claims);

  private Map<String, Integer> claims(String dish) {
    computed.add(dish);
    var claims = new HashMap<String, Integer>();
    for (var ingredient : recipes.get(dish).split(" ", -1)) {
      if (ingredient.equals("poison")) {
        throw new IllegalArgumentException(dish + " is poisonous");
      }
      claims.put(ingredient, prices.get(dish));
    }
    return claims;
  }

  private void cook(String dish, String recipe) {
    recipes.set(dish, recipe);
    dishes.add(dish);
  }

  private List<String> computedSince() {
    var since = List.copyOf(computed);
    computed.clear();
    return since;
  }

  @Test
  void aKeyKnowsItsSourcesInOrder() {
    cook("stew", "leek carrot");
    cook("soup", "leek");

    assertThat(byIngredient.get("leek").keys()).isEqualTo(List.of("soup", "stew"));
    assertThat(byIngredient.get("carrot").keys()).isEqualTo(List.of("stew"));
    assertThat(byIngredient.get("kale").isEmpty()).isTrue();
    assertThat(engine.present(byIngredient.keys()))
        .isEqualTo(new TreeSet<>(List.of("carrot", "leek")));
  }

  @Test
  void onlyTheSourceThatChangedIsAskedAgain() {
    cook("stew", "leek carrot");
    cook("soup", "leek");
    byIngredient.get("leek");
    computedSince();

    recipes.set("soup", "kale");

    assertThat(byIngredient.get("leek").keys()).isEqualTo(List.of("stew"));
    assertThat(byIngredient.get("kale").keys()).isEqualTo(List.of("soup"));
    assertThat(computedSince()).containsExactly("soup");
  }

  @Test
  void aSourceThatGoesTakesItsClaimsAlong() {
    cook("stew", "leek");
    byIngredient.get("leek");

    dishes.remove("stew");

    assertThat(byIngredient.get("leek").isEmpty()).isTrue();
    assertThat(engine.present(byIngredient.keys())).isEmpty();
  }

  @Test
  void whoReadsAKeyIsComputedAgainOnlyWhenItsClaimsAreOthers() {
    var menus = new ArrayList<String>();
    var menu =
        engine.derive(
            "menu",
            (String ingredient) -> {
              menus.add(ingredient);
              return String.join(", ", byIngredient.get(ingredient).keys());
            });
    cook("stew", "leek carrot");
    menu.get("leek");
    menu.get("carrot");
    menus.clear();

    recipes.set("stew", "leek carrot salt");
    cook("soup", "leek");

    assertThat(menu.get("carrot")).isEqualTo("stew");
    assertThat(menu.get("leek")).isEqualTo("soup, stew");
    assertThat(menus).containsExactly("leek");
  }

  @Test
  void anotherValueOfAClaimIsAChangeToo() {
    var dear =
        engine.derive(
            "dearest",
            (String ingredient) ->
                byIngredient.get(ingredient).values().stream().mapToInt(price -> price).max());
    cook("soup", "leek");
    dear.get("leek");

    prices.set("soup", 7);

    assertThat(dear.get("leek")).hasValue(7);
  }

  @Test
  void theKeysOfAnIndexCanBeTheSourcesOfAnother() {
    var byInitial =
        engine.index(
            "ingredients by initial",
            byIngredient.keys(),
            ingredient -> Map.of(ingredient.charAt(0), byIngredient.get(ingredient).size()));
    cook("stew", "leek carrot lentil");
    cook("soup", "leek");

    assertThat(byInitial.get('l').keys()).isEqualTo(List.of("leek", "lentil"));
    assertThat(byInitial.get('l').values()).isEqualTo(List.of(2, 1));

    recipes.set("stew", "leek");

    assertThat(byInitial.get('l').keys()).isEqualTo(List.of("leek"));
    assertThat(byInitial.get('c').isEmpty()).isTrue();
  }

  @Test
  void aSourceWhoseClaimsFailKeepsThoseThatItHad() {
    cook("soup", "leek");
    cook("stew", "carrot");
    byIngredient.get("leek");

    recipes.set("soup", "poison");
    recipes.set("stew", "kale");

    assertThat(byIngredient.get("leek").keys()).isEqualTo(List.of("soup"));
    assertThat(byIngredient.get("kale").keys()).isEqualTo(List.of("stew"));
    assertThat(failures).containsExactly("dishes by ingredient(soup): soup is poisonous");

    recipes.set("soup", "kale");

    assertThat(byIngredient.get("leek").isEmpty()).isTrue();
    assertThat(byIngredient.get("kale").keys()).isEqualTo(List.of("soup", "stew"));
  }

  @Test
  void anIndexThatReadsALaterOneIsRefused() {
    var later = new ArrayList<Index<String, String, Integer>>();
    var first =
        engine.index(
            "first", dishes, (String dish) -> Map.of(dish, later.getFirst().get(dish).size()));
    later.add(engine.index("second", dishes, dish -> Map.of(dish, 1)));
    dishes.add("soup");

    first.get("soup");

    assertThat(failures)
        .containsExactly("first(soup): first depends on itself or on an index after it");
  }

  @Test
  void withoutSomebodyToTellAFailureIsThrownAtWhoeverAsks() {
    var strict = new Incremental();
    Index<String, String, Integer> index =
        strict.index(
            "broken",
            dishes,
            _ -> {
              throw new IllegalArgumentException("broken");
            });
    dishes.add("soup");

    assertThatThrownBy(() -> index.get("soup")).hasMessage("broken");
  }

  @Test
  void claimsOutliveSweepsWithoutBeingAskedFor() {
    cook("soup", "leek");
    byIngredient.get("leek");
    computedSince();

    engine.sweep();
    engine.sweep();

    assertThat(byIngredient.get("leek").keys()).isEqualTo(List.of("soup"));
    assertThat(computedSince()).isEmpty();
  }
}
