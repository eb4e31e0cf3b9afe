package dev.sluice.features.kubernetes.node;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.sluice.features.kubernetes.ClusterApi;
import dev.sluice.features.kubernetes.node.AtomicDirectory.Content;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1DownwardAPIVolumeFile;
import io.kubernetes.client.openapi.models.V1KeyToPath;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1ServiceAccountTokenProjection;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeProjection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The volumes of one pod. Refreshing brings them in line with the objects they show.
final class PodVolumes {
  private static final int DEFAULT_MODE = 0644;
  private static final long DEFAULT_TOKEN_SECONDS = 3600;

  private final Path directory;
  private final ClusterApi api;
  private final String podAddress;
  private final Map<String, AtomicDirectory> contents = new HashMap<>();
  private final Map<V1ServiceAccountTokenProjection, Token> tokens = new HashMap<>();

  private record Token(String value, Instant renewAfter) {}

  PodVolumes(Path directory, ClusterApi api, String podAddress) {
    this.directory = directory;
    this.api = api;
    this.podAddress = podAddress;
  }

  /// Where the volumes are, one directory each, by volume name.
  Path directory() {
    return directory;
  }

  /// Creates or updates all volumes, except paths of the host, which containers mount themselves.
  void refresh(V1Pod pod) {
    try {
      for (V1Volume volume : Optional.ofNullable(pod.getSpec().getVolumes()).orElse(List.of())) {
        Path place = directory.resolve(volume.getName());
        if (volume.getEmptyDir() != null) {
          Files.createDirectories(place);
        } else if (volume.getHostPath() == null) {
          contents
              .computeIfAbsent(volume.getName(), name -> new AtomicDirectory(place))
              .write(content(pod, volume));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The time at which a token should be renewed.
  Optional<Instant> nextRefresh() {
    return tokens.values().stream().map(Token::renewAfter).min(Instant::compareTo);
  }

  private Map<String, Content> content(V1Pod pod, V1Volume volume) {
    Map<String, Content> files = new TreeMap<>();
    String namespace = pod.getMetadata().getNamespace();
    if (volume.getConfigMap() != null) {
      var source = volume.getConfigMap();
      addConfigMap(
          files,
          namespace,
          source.getName(),
          source.getItems(),
          mode(source.getDefaultMode()),
          source.getOptional());
    } else if (volume.getSecret() != null) {
      var source = volume.getSecret();
      addSecret(
          files,
          namespace,
          source.getSecretName(),
          source.getItems(),
          mode(source.getDefaultMode()),
          source.getOptional());
    } else if (volume.getDownwardAPI() != null) {
      addFields(
          files,
          pod,
          volume.getDownwardAPI().getItems(),
          mode(volume.getDownwardAPI().getDefaultMode()));
    } else if (volume.getProjected() != null) {
      int mode = mode(volume.getProjected().getDefaultMode());
      for (V1VolumeProjection projection :
          Optional.ofNullable(volume.getProjected().getSources()).orElse(List.of())) {
        addProjection(files, pod, projection, mode);
      }
    } else {
      throw new ConfigProblem("volume \"" + volume.getName() + "\" is of an unsupported kind");
    }
    return files;
  }

  private void addProjection(
      Map<String, Content> files, V1Pod pod, V1VolumeProjection projection, int mode) {
    String namespace = pod.getMetadata().getNamespace();
    if (projection.getConfigMap() != null) {
      var source = projection.getConfigMap();
      addConfigMap(
          files, namespace, source.getName(), source.getItems(), mode, source.getOptional());
    } else if (projection.getSecret() != null) {
      var source = projection.getSecret();
      addSecret(files, namespace, source.getName(), source.getItems(), mode, source.getOptional());
    } else if (projection.getDownwardAPI() != null) {
      addFields(files, pod, projection.getDownwardAPI().getItems(), mode);
    } else if (projection.getServiceAccountToken() != null) {
      files.put(
          projection.getServiceAccountToken().getPath(),
          new Content(
              token(pod, projection.getServiceAccountToken()).getBytes(StandardCharsets.UTF_8),
              mode));
    } else {
      throw new ConfigProblem("a projected volume has a source of an unsupported kind");
    }
  }

  private void addConfigMap(
      Map<String, Content> files,
      String namespace,
      String name,
      List<V1KeyToPath> items,
      int mode,
      Boolean optional) {
    Optional<V1ConfigMap> map = api.configMaps().find(namespace, name);
    Map<String, byte[]> data = new TreeMap<>();
    map.map(V1ConfigMap::getData)
        .ifPresent(
            texts ->
                texts.forEach((key, text) -> data.put(key, text.getBytes(StandardCharsets.UTF_8))));
    map.map(V1ConfigMap::getBinaryData).ifPresent(data::putAll);
    add(files, data, items, mode, map.isPresent(), optional, "configmap \"" + name + "\"");
  }

  private void addSecret(
      Map<String, Content> files,
      String namespace,
      String name,
      List<V1KeyToPath> items,
      int mode,
      Boolean optional) {
    Optional<V1Secret> secret = api.secrets().find(namespace, name);
    Map<String, byte[]> data = secret.map(V1Secret::getData).orElse(Map.of());
    add(files, data, items, mode, secret.isPresent(), optional, "secret \"" + name + "\"");
  }

  private static void add(
      Map<String, Content> files,
      Map<String, byte[]> data,
      List<V1KeyToPath> items,
      int mode,
      boolean present,
      Boolean optional,
      String source) {
    boolean required = !Boolean.TRUE.equals(optional);
    if (!present && required) {
      throw new ConfigProblem(source + " not found");
    }
    if (items == null || items.isEmpty()) {
      data.forEach((key, bytes) -> files.put(key, new Content(bytes, mode)));
      return;
    }
    for (V1KeyToPath item : items) {
      byte[] bytes = data.get(item.getKey());
      if (bytes != null) {
        files.put(
            item.getPath(), new Content(bytes, item.getMode() == null ? mode : item.getMode()));
      } else if (required) {
        throw new ConfigProblem(source + " has no key \"" + item.getKey() + "\"");
      }
    }
  }

  private void addFields(
      Map<String, Content> files, V1Pod pod, List<V1DownwardAPIVolumeFile> items, int mode) {
    for (V1DownwardAPIVolumeFile item : Optional.ofNullable(items).orElse(List.of())) {
      String value;
      if (item.getFieldRef() != null) {
        value = PodFields.field(pod, podAddress, item.getFieldRef().getFieldPath());
      } else {
        var reference = item.getResourceFieldRef();
        value =
            PodFields.resource(
                pod,
                null,
                reference.getContainerName(),
                reference.getResource(),
                reference.getDivisor());
      }
      files.put(
          item.getPath(),
          new Content(
              value.getBytes(StandardCharsets.UTF_8),
              item.getMode() == null ? mode : item.getMode()));
    }
  }

  private String token(V1Pod pod, V1ServiceAccountTokenProjection projection) {
    Token known = tokens.get(projection);
    if (known != null && Instant.now().isBefore(known.renewAfter())) {
      return known.value();
    }
    long seconds =
        Optional.ofNullable(projection.getExpirationSeconds()).orElse(DEFAULT_TOKEN_SECONDS);
    JsonObject spec = new JsonObject();
    spec.addProperty("expirationSeconds", seconds);
    if (projection.getAudience() != null && !projection.getAudience().isEmpty()) {
      JsonArray audiences = new JsonArray();
      audiences.add(projection.getAudience());
      spec.add("audiences", audiences);
    }
    JsonObject owner = new JsonObject();
    owner.addProperty("apiVersion", "v1");
    owner.addProperty("kind", "Pod");
    owner.addProperty("name", pod.getMetadata().getName());
    owner.addProperty("uid", pod.getMetadata().getUid());
    spec.add("boundObjectRef", owner);
    JsonObject request = new JsonObject();
    request.addProperty("apiVersion", "authentication.k8s.io/v1");
    request.addProperty("kind", "TokenRequest");
    request.add("spec", spec);
    String value =
        api.create(
                "/api/v1/namespaces/"
                    + pod.getMetadata().getNamespace()
                    + "/serviceaccounts/"
                    + pod.getSpec().getServiceAccountName()
                    + "/token",
                request)
            .getAsJsonObject("status")
            .get("token")
            .getAsString();
    tokens.put(
        projection, new Token(value, Instant.now().plus(Duration.ofSeconds(seconds * 8 / 10))));
    return value;
  }

  private static int mode(Integer mode) {
    return mode == null ? DEFAULT_MODE : mode;
  }
}
