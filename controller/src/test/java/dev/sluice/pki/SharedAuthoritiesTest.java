package dev.sluice.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedAuthoritiesTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private final MemoryStore store = new MemoryStore();
  private final SharedAuthorities replica =
      new SharedAuthorities(store, new Issuer(Lifetimes.DEFAULT));
  private final SharedAuthorities other =
      new SharedAuthorities(store, new Issuer(Lifetimes.DEFAULT));

  @Test
  void theSecondReplicaTakesWhatTheFirstFounded() throws IOException {
    assertThat(other.at(NOW)).isEqualTo(replica.at(NOW));
  }

  @Test
  void whoLosesTheRaceTakesWhatTheWinnerKept() throws IOException {
    store.beforeNextWrite = () -> other.at(NOW);

    assertThat(replica.at(NOW)).isEqualTo(other.at(NOW));
  }

  @Test
  void twoReplicasMakeOneSuccessor() throws IOException {
    replica.at(NOW);
    var later = NOW.plus(Duration.ofDays(900));
    store.beforeNextWrite = () -> other.at(later);

    assertThat(replica.at(later).oldestFirst()).hasSize(2);
    assertThat(replica.at(later)).isEqualTo(other.at(later));
  }

  @Test
  void aDamagedSecretIsNotOverwritten() throws IOException {
    store.create(Map.of("ca.crt", "nonsense"));

    assertThatThrownBy(() -> replica.at(NOW))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("delete it to begin anew");
  }

  /// As an API server decides: the first writer wins.
  private static final class MemoryStore implements AuthorityStore {
    private Optional<Kept> kept = Optional.empty();
    private Race beforeNextWrite = () -> null;

    @Override
    public Optional<Kept> read() {
      return kept;
    }

    @Override
    public boolean create(Map<String, String> data) throws IOException {
      return write("", data);
    }

    @Override
    public boolean replace(String version, Map<String, String> data) throws IOException {
      return write(version, data);
    }

    private boolean write(String version, Map<String, String> data) throws IOException {
      var race = beforeNextWrite;
      beforeNextWrite = () -> null;
      race.run();
      if (!version.equals(kept.map(Kept::version).orElse(""))) {
        return false;
      }
      kept = Optional.of(new Kept(version + "1", data));
      return true;
    }
  }

  @FunctionalInterface
  private interface Race {
    @org.jspecify.annotations.Nullable Object run() throws IOException;
  }
}
