package dev.sluice.features.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Knative Serving as its project publishes it: what `serving-crds.yaml` and `serving-core.yaml` of
/// a release are made of. A networking layer is installed apart.
///
/// @param kinds the CRDs, which must be established before the rest is applied
/// @param objects all else, the namespace first
public record KnativeServing(List<ObjectNode> kinds, List<ObjectNode> objects) {

  /// Where it lives.
  public static final String NAMESPACE = "knative-serving";

  /// The Deployments that must be available before it works.
  public static final List<String> DEPLOYMENTS =
      List.of("activator", "autoscaler", "controller", "webhook");

  private static final Predicate<ObjectNode> IS_KIND = kind("CustomResourceDefinition");
  private static final Predicate<ObjectNode> IS_NAMESPACE = kind("Namespace");

  /// Images here are named after programs or have no registry that answers, so nobody can say what
  /// their digest is.
  private static final String WITHOUT_DIGESTS =
      "kind.local,ko.local,dev.local,knative.dev,registry.k8s.io";

  /// Reads the manifests, and builds the programs that are missing, which takes minutes once.
  public static KnativeServing fetched() {
    ModuleSource.of("build", "knative-serving");
    return of(
        Stream.of(
                published("networking", "config"),
                published("caching", "config"),
                published("serving", "config/core"))
            .flatMap(List::stream)
            .toList());
  }

  /// The objects of all manifests below a directory, in the order of their paths.
  private static List<ObjectNode> published(String module, String below) {
    try (var files = Files.walk(KnativeSource.directory(module).resolve(below))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> Documents.of(text(file)).stream())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static KnativeServing of(List<ObjectNode> all) {
    var others = all.stream().filter(IS_KIND.or(IS_NAMESPACE).negate());
    return new KnativeServing(
            all.stream().filter(IS_KIND).toList(),
            Stream.concat(all.stream().filter(IS_NAMESPACE), others).toList())
        .with("config-deployment", "registries-skipping-tag-resolving", WITHOUT_DIGESTS)
        .with("config-domain", "example.com", "");
  }

  private static Predicate<ObjectNode> kind(String kind) {
    return object -> object.path("kind").asText().equals(kind);
  }

  /// The same with another value in a ConfigMap.
  ///
  /// @throws IllegalArgumentException if there is no such ConfigMap
  public KnativeServing with(String configMap, String key, String value) {
    if (objects.stream().noneMatch(object -> is(object, configMap))) {
      throw new IllegalArgumentException("Knative Serving has no ConfigMap " + configMap);
    }
    return new KnativeServing(
        kinds,
        objects.stream()
            .map(object -> is(object, configMap) ? with(object, key, value) : object)
            .toList());
  }

  private static boolean is(ObjectNode object, String configMap) {
    return kind("ConfigMap").test(object)
        && object.path("metadata").path("name").asText().equals(configMap);
  }

  private static ObjectNode with(ObjectNode configMap, String key, String value) {
    var changed = configMap.deepCopy();
    changed.withObject("/data").put(key, value);
    return changed;
  }

  /// Objects as one manifest.
  public static String manifest(List<ObjectNode> objects) {
    return objects.stream().map(ObjectNode::toString).collect(Collectors.joining("\n---\n"));
  }
}
