package dev.sluice.infra;

import dev.sluice.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The objects of the manifest that the jar carries.
///
/// @param objects in the order written
record InstallManifest(List<Json.Obj> objects) {

  static InstallManifest read() {
    var load = new Load(LoadSettings.builder().build());
    try (var file = InstallManifest.class.getResourceAsStream("/manifests/install.yaml")) {
      var documents = load.loadAllFromInputStream(Objects.requireNonNull(file));
      return new InstallManifest(
          StreamSupport.stream(documents.spliterator(), false)
              .map(document -> (Json.Obj) json(document))
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Json.Obj named(String kind, String name) {
    return objects.stream()
        .filter(object -> object.text("kind").equals(kind))
        .filter(object -> object.object("metadata").text("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  static List<String> texts(Json.Obj object, String field) {
    return object.items(field).stream().map(item -> ((Json.Text) item).value()).toList();
  }

  private static Json json(@Nullable Object value) {
    return switch (value) {
      case null -> new Json.Null();
      case Map<?, ?> map -> object(map);
      case List<?> list -> new Json.Arr(list.stream().map(InstallManifest::json).toList());
      case Boolean truth -> Json.of(truth);
      case Integer number -> Json.of(number);
      default -> Json.of(value.toString());
    };
  }

  private static Json object(Map<?, ?> map) {
    var fields = new LinkedHashMap<String, Json>();
    map.forEach((name, value) -> fields.put(name.toString(), json(value)));
    return new Json.Obj(fields);
  }
}
