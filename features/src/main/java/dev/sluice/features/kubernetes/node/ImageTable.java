package dev.sluice.features.kubernetes.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// Says how to run an image as a host process. Files are read again when they change; earlier
/// entries win.
public final class ImageTable {
  private final List<Path> files;
  private final Places places;
  private final List<Entry> builtIn;
  private final Map<Path, FileTime> readAt = new LinkedHashMap<>();
  private List<Entry> custom = List.of();

  /// @param files the user's tables, first one first
  /// @param places directories that tables refer to
  public ImageTable(List<Path> files, Places places) {
    this.files = List.copyOf(files);
    this.places = places;
    try (InputStream table = ImageTable.class.getResourceAsStream("images.yaml")) {
      builtIn = parse(new Yaml().load(table), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    readFiles();
  }

  /// Finds the entry for an image name, if there is one.
  public synchronized Optional<Image> find(String name) {
    readFiles();
    for (List<Entry> entries : List.of(custom, builtIn)) {
      for (Entry entry : entries) {
        Matcher matcher = entry.pattern().matcher(name);
        if (matcher.matches()) {
          return Optional.of(entry.image(matcher));
        }
      }
    }
    return Optional.empty();
  }

  private void readFiles() {
    try {
      Map<Path, FileTime> now = new LinkedHashMap<>();
      for (Path file : files) {
        now.put(file, Files.getLastModifiedTime(file));
      }
      if (now.equals(readAt)) {
        return;
      }
      List<Entry> entries = new ArrayList<>();
      for (Path file : files) {
        entries.addAll(
            parse(
                new Yaml().load(Files.readString(file)),
                String.valueOf(file.toAbsolutePath().getParent())));
      }
      custom = List.copyOf(entries);
      readAt.clear();
      readAt.putAll(now);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Entry> parse(Map<String, List<Map<String, Object>>> table, String directory) {
    List<Entry> entries = new ArrayList<>();
    for (Map<String, Object> row : table.getOrDefault("images", List.of())) {
      entries.add(
          new Entry(
              Pattern.compile((String) row.get("match")),
              strings(row.get("command"), directory),
              strings(row.get("args"), directory),
              texts(row.get("env"), directory),
              place((String) row.getOrDefault("workingDir", "/"), directory),
              texts(row.get("files"), directory)));
    }
    return entries;
  }

  private List<String> strings(@Nullable Object values, String directory) {
    List<String> result = new ArrayList<>();
    for (Object value : values == null ? List.of() : (List<?>) values) {
      result.add(place(String.valueOf(value), directory));
    }
    return result;
  }

  private Map<String, String> texts(@Nullable Object values, String directory) {
    Map<String, String> result = new LinkedHashMap<>();
    if (values != null) {
      ((Map<?, ?>) values)
          .forEach(
              (name, value) ->
                  result.put(String.valueOf(name), place(String.valueOf(value), directory)));
    }
    return result;
  }

  private String place(String text, String directory) {
    return places.in(text, directory);
  }

  private record Entry(
      Pattern pattern,
      List<String> command,
      List<String> args,
      Map<String, String> env,
      String workingDirectory,
      Map<String, String> files) {

    /// The image, with `${1`}, `${2`}, ... replaced by what the pattern's groups matched.
    Image image(Matcher matcher) {
      return new Image(
          fill(command, matcher),
          fill(args, matcher),
          fill(env, matcher),
          workingDirectory,
          fill(files, matcher));
    }

    private static List<String> fill(List<String> texts, Matcher matcher) {
      return texts.stream().map(text -> fill(text, matcher)).toList();
    }

    private static Map<String, String> fill(Map<String, String> texts, Matcher matcher) {
      Map<String, String> result = new LinkedHashMap<>();
      texts.forEach((name, text) -> result.put(name, fill(text, matcher)));
      return result;
    }

    private static String fill(String text, Matcher matcher) {
      String result = text;
      for (int group = 1; group <= matcher.groupCount(); group++) {
        String value = matcher.group(group);
        result = result.replace("${" + group + "}", value == null ? "" : value);
      }
      return result;
    }
  }
}
