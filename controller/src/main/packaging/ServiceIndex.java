import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.List;
import java.util.stream.Stream;

/// Lists in one file of a jar what its directories of services list, a line each: the name of the
/// service, a space, the name of the class. Classes that need what the jar does not have are left out.
///
/// To look into the directories, Micronaut reads the table of contents of the whole jar at each start. The
/// list gets the time of the manifest, so that equal sources make equal jars.
/// Part of the build: `java -cp JAR ServiceIndex.java JAR`.
final class ServiceIndex {

  private static final String INDEX = "META-INF/sluice.services";
  private static final String MICRONAUT = "META-INF/micronaut";
  private static final String STANDARD = "META-INF/services";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private ServiceIndex() {}

  /// Adds the index to the jar in place.
  public static void main(String[] arguments) throws IOException {
    try (var jar = FileSystems.newFileSystem(Path.of(arguments[0]))) {
      var index = Files.write(jar.getPath(INDEX), usable(jar).toList());
      var time = Files.getLastModifiedTime(jar.getPath(MANIFEST));
      Files.getFileAttributeView(index, BasicFileAttributeView.class).setTimes(time, time, time);
    }
  }

  private static Stream<String> usable(FileSystem jar) throws IOException {
    return Stream.concat(named(jar).filter(ServiceIndex::isUsable), written(jar)).sorted();
  }

  private static boolean isUsable(String line) {
    try {
      Class.forName(line.substring(line.indexOf(' ') + 1)).getDeclaredConstructor().newInstance();
      return true;
    } catch (ReflectiveOperationException | LinkageError _) {
      return false;
    }
  }

  /// Micronaut names each class by a file in a directory with the name of the service.
  private static Stream<String> named(FileSystem jar) throws IOException {
    return files(jar.getPath(MICRONAUT)).stream()
        .map(file -> file.getParent().getFileName() + " " + file.getFileName());
  }

  private static Stream<String> written(FileSystem jar) throws IOException {
    return files(jar.getPath(STANDARD)).stream().flatMap(ServiceIndex::implementations);
  }

  private static Stream<String> implementations(Path service) {
    try {
      return Files.readAllLines(service).stream()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .map(line -> service.getFileName() + " " + line);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
