package dev.sluice.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.Change;
import dev.sluice.object.ConfigMap;
import dev.sluice.object.Metadata;
import dev.sluice.object.decode.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ConfigGuardTest {

  private final List<String> told = new ArrayList<>();
  private final ConfigGuard guard =
      new ConfigGuard(
          "knative-serving",
          (map, problems) ->
              problems.stream()
                  .map(Problem::words)
                  .map(words -> map + ": " + words)
                  .forEach(told::add));

  @Test
  void gatewaysThatAreNotNamedProperlyAreHeldBack() {
    var change =
        put("knative-serving", "config-sluice", "external-gateways", "- gateway: external");

    assertThat(guard.sound(List.of(change))).isEmpty();
    assertThat(told)
        .containsExactly(
            "ConfigMap knative-serving/config-sluice: external-gateways[0].gateway: \"external\" is"
                + " not valid; write NAMESPACE/NAME, such as knative-gateways/local");
  }

  @Test
  void gatewaysOfOtherControllersAreCheckedAsWell() {
    var change = put("knative-serving", "config-gateway", "local-gateways", "- class: other");

    assertThat(guard.sound(List.of(change))).isEmpty();
    assertThat(told)
        .containsExactly(
            "ConfigMap knative-serving/config-gateway: local-gateways[0].gateway: is missing; add"
                + " it");
  }

  @Test
  void wordsWithoutMeaningAreHeldBack() {
    var change = put("knative-serving", "config-network", "system-internal-tls", "perhaps");

    assertThat(guard.sound(List.of(change))).isEmpty();
    assertThat(told)
        .containsExactly(
            "ConfigMap knative-serving/config-network: system-internal-tls: `perhaps` has no"
                + " meaning; write Enabled or Disabled");
  }

  @Test
  void whatFitsAndWhatIsOfOthersPasses() {
    var changes =
        List.of(
            put("knative-serving", "config-sluice", "local-gateways", "- gateway: a/b"),
            put("knative-serving", "config-network", "internal-encryption", "true"),
            put("shop", "config-sluice", "external-gateways", "whatever"));

    assertThat(guard.sound(changes)).isEqualTo(changes);
    assertThat(told).isEmpty();
  }

  private static Change put(String namespace, String name, String key, String value) {
    var data = new TreeMap<String, String>();
    data.put(key, value);
    return new Change.Put(new ConfigMap(Metadata.of(namespace, name), data));
  }
}
