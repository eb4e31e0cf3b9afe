package dev.sluice.app;

import io.micronaut.core.io.service.SoftServiceLoader.Optimizations;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What Micronaut would find by looking through the whole jar, as the build has listed it in one
/// file. Where there is no such file, Micronaut looks for itself.
public final class ServiceIndex {

  private static final String RESOURCE = "/META-INF/sluice.services";

  /// Asked for at a start, and nowhere implemented.
  private static final List<String> WITHOUT_IMPLEMENTATION =
      List.of("io.micronaut.context.ApplicationContextConfigurer");

  private ServiceIndex() {}

  /// Tells Micronaut. To be called before anything of it is used.
  public static void use() {
    try (var index = ServiceIndex.class.getResourceAsStream(RESOURCE)) {
      if (index != null) {
        var reader = new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8));
        StaticOptimizations.set(new Optimizations(loaders(reader.lines().toList())));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Map<String, StaticServiceLoader<?>> loaders(List<String> lines) {
    var definitions = new HashMap<String, List<StaticDefinition<Object>>>();
    for (var line : lines) {
      var space = line.indexOf(' ');
      var name = line.substring(space + 1);
      definitions
          .computeIfAbsent(line.substring(0, space), _ -> new ArrayList<>())
          .add(StaticDefinition.of(name, () -> instance(name)));
    }
    WITHOUT_IMPLEMENTATION.forEach(name -> definitions.putIfAbsent(name, List.of()));
    var loaders = new HashMap<String, StaticServiceLoader<?>>();
    definitions.forEach((service, found) -> loaders.put(service, new Listed(found)));
    return loaders;
  }

  private record Listed(List<StaticDefinition<Object>> definitions)
      implements StaticServiceLoader<Object> {

    @Override
    public Stream<StaticDefinition<Object>> findAll(Predicate<String> condition) {
      return definitions.stream().filter(definition -> condition.test(definition.getName()));
    }
  }

  private static Object instance(String name) {
    try {
      return Class.forName(name).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError unusable) {
      throw new IllegalStateException(name, unusable);
    }
  }
}
