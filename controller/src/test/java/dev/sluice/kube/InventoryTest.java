package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.Kind;
import dev.sluice.object.Metadata;
import dev.sluice.object.ObjectKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class InventoryTest {

  private static final ObjectKey KEY = new ObjectKey(Kind.CONFIG_MAP, "a", "one");
  private static final Optional<ApiObject> FIRST = Optional.of(map("first"));
  private static final Optional<ApiObject> SECOND = Optional.of(map("second"));

  private final Inventory inventory = new Inventory();

  @Test
  void onlyWhatDiffersIsNews() {
    assertThat(inventory.put(KEY, FIRST)).contains(new Change.Put(map("first")));
    assertThat(inventory.put(KEY, Optional.of(map("first")))).isEmpty();
    assertThat(inventory.put(KEY, SECOND)).contains(new Change.Put(map("second")));
  }

  @Test
  void whatIsNoLongerUnderstoodIsAsGoodAsGone() {
    inventory.put(KEY, FIRST);
    assertThat(inventory.put(KEY, Optional.empty())).contains(new Change.Delete(KEY));
    assertThat(inventory.put(KEY, Optional.empty())).isEmpty();
    assertThat(inventory.put(KEY, FIRST)).contains(new Change.Put(map("first")));
  }

  @Test
  void onlyWhatWasThereIsDeleted() {
    assertThat(inventory.remove(KEY)).isEmpty();
    inventory.put(KEY, Optional.empty());
    assertThat(inventory.remove(KEY)).isEmpty();
    inventory.put(KEY, FIRST);
    assertThat(inventory.remove(KEY)).contains(new Change.Delete(KEY));
    assertThat(inventory.isEmpty()).isTrue();
  }

  @Test
  void knowsWhatIsMissingFromAList() {
    inventory.put(KEY, Optional.empty());
    assertThat(inventory.missing(Set.of())).containsExactly(KEY);
    assertThat(inventory.missing(Set.of(KEY))).isEmpty();
  }

  private static ConfigMap map(String text) {
    return new ConfigMap(Metadata.of("a", "one"), new TreeMap<>(Map.of("text", text)));
  }
}
