package dev.sluice.features.kubernetes.node;

import dev.sluice.features.kubernetes.AddressPlan;
import dev.sluice.features.kubernetes.ClusterApi;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapKeySelector;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EnvFromSource;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1EnvVarSource;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1SecretKeySelector;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The variables of a container, and the expansion of `$(NAME)` in its command.
final class ContainerEnvironment {
  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Map<String, String> variables = new LinkedHashMap<>();

  private ContainerEnvironment() {}

  static ContainerEnvironment of(
      V1Pod pod, V1Container container, Image image, String podAddress, ClusterApi api) {
    ContainerEnvironment environment = new ContainerEnvironment();
    environment.variables.put("PATH", DEFAULT_PATH);
    environment.variables.put("HOME", "/root");
    environment.variables.put("HOSTNAME", PodHost.name(pod));
    environment.addServices(pod, api);
    environment.variables.putAll(image.env());
    for (V1EnvFromSource source : Optional.ofNullable(container.getEnvFrom()).orElse(List.of())) {
      environment.addAll(pod.getMetadata().getNamespace(), source, api);
    }
    for (V1EnvVar variable : Optional.ofNullable(container.getEnv()).orElse(List.of())) {
      if (variable.getValueFrom() == null) {
        environment.variables.put(
            variable.getName(),
            environment.expand(Optional.ofNullable(variable.getValue()).orElse("")));
      } else {
        environment
            .lookUp(pod, container, variable.getValueFrom(), podAddress, api)
            .ifPresent(value -> environment.variables.put(variable.getName(), value));
      }
    }
    return environment;
  }

  /// The variables as `NAME=value`.
  List<String> assignments() {
    List<String> result = new ArrayList<>();
    variables.forEach((name, value) -> result.add(name + "=" + value));
    return result;
  }

  /// Replaces `$(NAME)` by the variable's value; `$$(NAME)` and unknown names stay as text.
  String expand(String text) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '$' && at + 1 < text.length()) {
        if (text.charAt(at + 1) == '$') {
          result.append('$');
          at += 2;
          continue;
        }
        int end = text.charAt(at + 1) == '(' ? text.indexOf(')', at) : -1;
        if (end > 0) {
          String value = variables.get(text.substring(at + 2, end));
          result.append(value == null ? text.substring(at, end + 1) : value);
          at = end + 1;
          continue;
        }
      }
      result.append(c);
      at++;
    }
    return result.toString();
  }

  private void addServices(V1Pod pod, ClusterApi api) {
    addService(
        "KUBERNETES",
        AddressPlan.FIRST_SERVICE_IP,
        List.of(new V1ServicePort().name("https").port(443)));
    if (Boolean.FALSE.equals(pod.getSpec().getEnableServiceLinks())) {
      return;
    }
    for (V1Service service : api.services().withKey(pod.getMetadata().getNamespace())) {
      String address = service.getSpec().getClusterIP();
      if (address != null
          && !address.isEmpty()
          && !address.equals("None")
          && service.getSpec().getPorts() != null) {
        addService(
            service.getMetadata().getName().toUpperCase(Locale.ROOT).replace('-', '_'),
            address,
            service.getSpec().getPorts());
      }
    }
  }

  private void addService(String prefix, String address, List<V1ServicePort> ports) {
    V1ServicePort first = ports.getFirst();
    variables.put(prefix + "_SERVICE_HOST", address);
    variables.put(prefix + "_SERVICE_PORT", String.valueOf(first.getPort()));
    for (V1ServicePort port : ports) {
      if (port.getName() != null) {
        variables.put(
            prefix + "_SERVICE_PORT_" + port.getName().toUpperCase(Locale.ROOT).replace('-', '_'),
            String.valueOf(port.getPort()));
      }
    }
  }

  private void addAll(String namespace, V1EnvFromSource source, ClusterApi api) {
    String prefix = Optional.ofNullable(source.getPrefix()).orElse("");
    if (source.getConfigMapRef() != null) {
      Optional<V1ConfigMap> map =
          api.configMaps().find(namespace, source.getConfigMapRef().getName());
      require(
          map,
          source.getConfigMapRef().getOptional(),
          "configmap",
          source.getConfigMapRef().getName());
      map.map(V1ConfigMap::getData)
          .ifPresent(data -> data.forEach((key, value) -> variables.put(prefix + key, value)));
    }
    if (source.getSecretRef() != null) {
      Optional<V1Secret> secret = api.secrets().find(namespace, source.getSecretRef().getName());
      require(
          secret, source.getSecretRef().getOptional(), "secret", source.getSecretRef().getName());
      secret
          .map(V1Secret::getData)
          .ifPresent(
              data ->
                  data.forEach(
                      (key, value) ->
                          variables.put(prefix + key, new String(value, StandardCharsets.UTF_8))));
    }
  }

  private Optional<String> lookUp(
      V1Pod pod, V1Container container, V1EnvVarSource source, String podAddress, ClusterApi api) {
    String namespace = pod.getMetadata().getNamespace();
    if (source.getFieldRef() != null) {
      return Optional.of(PodFields.field(pod, podAddress, source.getFieldRef().getFieldPath()));
    }
    if (source.getResourceFieldRef() != null) {
      var reference = source.getResourceFieldRef();
      return Optional.of(
          PodFields.resource(
              pod,
              container,
              reference.getContainerName(),
              reference.getResource(),
              reference.getDivisor()));
    }
    if (source.getConfigMapKeyRef() != null) {
      return ofConfigMap(namespace, source.getConfigMapKeyRef(), api);
    }
    if (source.getSecretKeyRef() != null) {
      return ofSecret(namespace, source.getSecretKeyRef(), api);
    }
    throw new ConfigProblem("unsupported source of a variable");
  }

  private static Optional<String> ofConfigMap(
      String namespace, V1ConfigMapKeySelector reference, ClusterApi api) {
    Optional<String> value =
        api.configMaps()
            .find(namespace, reference.getName())
            .map(V1ConfigMap::getData)
            .map(data -> data.get(reference.getKey()));
    var name = reference.getName() + " with key " + reference.getKey();
    require(value, reference.getOptional(), "configmap", name);
    return value;
  }

  private static Optional<String> ofSecret(
      String namespace, V1SecretKeySelector reference, ClusterApi api) {
    Optional<String> value =
        api.secrets()
            .find(namespace, reference.getName())
            .map(V1Secret::getData)
            .map(data -> data.get(reference.getKey()))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    var name = reference.getName() + " with key " + reference.getKey();
    require(value, reference.getOptional(), "secret", name);
    return value;
  }

  private static void require(
      Optional<?> value, @Nullable Boolean optional, String kind, String name) {
    if (value.isEmpty() && !Boolean.TRUE.equals(optional)) {
      throw new ConfigProblem(kind + " \"" + name + "\" not found");
    }
  }
}
