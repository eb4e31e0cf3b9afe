package dev.sluice.features.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The packaged program that is under test.
///
/// @param home root of the source tree
/// @param cached whether it starts from its AOT cache
public record Installation(Path home, boolean cached) {

  /// The program of the source tree that the build is running in.
  ///
  /// @throws IllegalStateException if it has not been packaged
  public static Installation current() {
    var home = Path.of(System.getProperty("sluice.home", "..")).toAbsolutePath().normalize();
    var installation = new Installation(home, true);
    if (!Files.isRegularFile(installation.jar())) {
      throw new IllegalStateException(
          "%s is missing, and the scenarios test nothing else. Package it: ./mvnw verify"
              .formatted(installation.jar()));
    }
    return installation;
  }

  /// The same program, started without its AOT cache.
  public Installation uncached() {
    return new Installation(home, false);
  }

  Path jar() {
    return home.resolve("controller/target/sluice.jar");
  }

  /// The directory of an example.
  public Path example(String name) {
    return home.resolve("examples").resolve(name);
  }

  /// The words that run the program with these arguments, as the launcher does.
  List<String> command(List<String> arguments) {
    var words = new ArrayList<>(List.of(java(), "@" + home.resolve("controller/jvm.flags")));
    if (cached) {
      words.add("-XX:AOTCache=" + home.resolve("controller/target/sluice.aot"));
    }
    words.addAll(List.of("-Xlog:aot=off", "-Xlog:disable", "-Xlog:all=error:stderr"));
    words.addAll(List.of("-jar", jar().toString()));
    words.addAll(arguments);
    return words;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Runs a command that ends by itself.
  ///
  /// @param directory where it runs
  /// @throws IOException if it cannot be started
  public Finished run(Path directory, List<String> arguments) throws IOException {
    return Finished.run(directory, command(arguments));
  }
}
