package dev.sluice.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.facts.FleetState;
import dev.sluice.facts.Placement;
import dev.sluice.facts.StandIns;
import dev.sluice.facts.Surroundings;
import dev.sluice.incremental.Outlet;
import dev.sluice.infra.DataPlane;
import dev.sluice.object.ApiObject;
import dev.sluice.object.Change;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Manifests;
import dev.sluice.status.ObjectStatus;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// After any sequence of changes, a control plane says what a new one says that is told the outcome
/// alone, and what it tells as changes adds up to that. KIngresses are left out: which of their
/// versions is in force depends on what was before.
class ControlPlanePropertyTest {
  private static final Path GOLDENS = Path.of("src/test/resources/golden");
  private static final int STEPS = 60;
  private static final int CHANGES = 12;

  static List<Placement> placements() {
    return List.of(
        Surroundings.DEFAULT.placement(),
        new Placement.OwnProxies("sluice-system", Placement.EVERY_ADDRESS));
  }

  @ParameterizedTest
  @MethodSource("placements")
  void incrementalEqualsFresh(Placement placement) {
    long seed = Long.getLong("plane.seed", new Random().nextLong());
    try {
      new Play(placement, seed).run();
    } catch (AssertionError e) {
      throw new AssertionError("-Dplane.seed=" + seed + ": " + e.getMessage(), e);
    }
  }

  /// A random life of the objects of all goldens, of which several have the same name.
  private static final class Play {
    private final SplittableRandom random;
    private final Surroundings surroundings;
    private final List<ApiObject> pool = pool();
    private final Map<ObjectKey, ApiObject> present = new TreeMap<>();
    private final Map<String, FleetState> states = new TreeMap<>();
    private final Map<String, ResourceSet> resources = new TreeMap<>();
    private final Map<String, DataPlane> proxies = new TreeMap<>();
    private final Map<ObjectKey, ObjectStatus> statuses = new TreeMap<>();
    private final ControlPlane lived;

    Play(Placement placement, long seed) {
      random = new SplittableRandom(seed);
      surroundings = new Surroundings(Surroundings.CONTROLLER_NAME, placement, StandIns.NOBODY);
      lived = new ControlPlane(surroundings);
    }

    void run() {
      for (var step = 0; step < STEPS; step++) {
        lived.apply(random.ints(CHANGES, 0, pool.size()).mapToObj(this::change).toList());
        lived.fleetNames().forEach(this::hear);
        take(lived.resources(), resources);
        take(lived.dataPlanes(), proxies);
        take(lived.statuses(), statuses);
        lived.sweep();
        compare();
      }
    }

    private Change change(int position) {
      var object = pool.get(position);
      if (random.nextInt(3) == 0) {
        present.remove(object.key());
        return new Change.Delete(object.key());
      }
      present.put(object.key(), object);
      return new Change.Put(object);
    }

    /// A proxy comes, and now and then it refuses something.
    private void hear(String fleet) {
      if (random.nextInt(4) == 0) {
        var refused = new TreeMap<String, String>();
        resources
            .getOrDefault(fleet, ResourceSet.empty())
            .of(ResourceType.CLUSTER)
            .names()
            .filter(_ -> random.nextInt(4) == 0)
            .forEach(name -> refused.put(name, "no"));
        states.put(fleet, new FleetState(random.nextInt(3), random.nextBoolean(), refused));
        lived.apply(fleet, states.get(fleet));
      }
    }

    private static <K extends Comparable<? super K>, V> void take(
        Outlet<K, V> outlet, Map<K, V> all) {
      outlet.changes().forEach((key, value) -> all.compute(key, (_, _) -> value.orElse(null)));
      assertThat(outlet.all()).isEqualTo(all);
    }

    private void compare() {
      var fresh = new ControlPlane(surroundings);
      fresh.apply(present.values().stream().<Change>map(Change.Put::new).toList());
      states.forEach(fresh::apply);
      assertThat(statuses).isEqualTo(fresh.statuses().all());
      assertThat(proxies).isEqualTo(fresh.dataPlanes().all());
      assertThat(resources).isEqualTo(fresh.resources().all());
      lived
          .fleetNames()
          .forEach(fleet -> assertThat(lived.proxy(fleet)).isEqualTo(fresh.proxy(fleet)));
    }

    private static List<ApiObject> pool() {
      try (var files = Files.walk(GOLDENS)) {
        return files
            .filter(file -> file.endsWith("in.yaml") || file.endsWith("_defaults.yaml"))
            .sorted()
            .flatMap(file -> objects(file).stream())
            .filter(object -> object.kind() != Kind.KNATIVE_INGRESS)
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static List<ApiObject> objects(Path file) {
      try {
        return Manifests.decode(file.toString(), Files.readString(file)).objects();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
