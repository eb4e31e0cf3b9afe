import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/// Makes the file system of the image out of what the build has, as directories that become layers:
/// `system`, a shell and the C library of this Linux, with what native libraries need besides;
/// `runtime`, the modules of this JDK that Sluice needs; `program`, the jar and how it is started;
/// and an empty `cache` for the AOT cache that is trained on them afterwards.
///
/// No base image is pulled, so the build needs no registry, and the image holds nothing that it does
/// not use. All files get the time that they will have in the image, as an AOT cache believes only
/// jars of the time that it was trained with.
///
/// Part of the build: `java ImageRoot.java DIRECTORY MODULES TIMESTAMP FILE=PATH_IN_THE_IMAGE ...`.
final class ImageRoot {

  private static final Path SHELL = Path.of("/bin/sh");
  private static final Pattern LIBRARY = Pattern.compile("(?:=> |^\\s*)(/\\S+)", Pattern.MULTILINE);
  private static final Pattern NATIVE =
      Pattern.compile(
          "META-INF/native/.*_linux_%s\\.so"
              .formatted(System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64"));

  private final Path root;

  private ImageRoot(Path root) {
    this.root = root;
  }

  /// Replaces what is in the directory.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new IllegalStateException("an image is made of the Linux that builds it");
    }
    var image = new ImageRoot(Path.of(arguments[0]));
    image.clear();
    image.addRuntime(arguments[1]);
    for (var file : List.of(arguments).subList(3, arguments.length)) {
      image.addProgram(file);
    }
    image.addSystem();
    Files.createDirectories(image.root.resolve("cache/app/target"));
    image.date(FileTime.from(Instant.parse(arguments[2])));
  }

  private void clear() throws IOException {
    if (Files.exists(root)) {
      delete(root);
    }
    Files.createDirectories(root);
  }

  private static void delete(Path directory) throws IOException {
    for (var path : walk(directory).sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(path);
    }
  }

  private void addRuntime(String modules) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin");
    run(
        java.resolve("jlink").toString(),
        "--add-modules=" + modules,
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output=" + Files.createDirectories(root.resolve("runtime/app")).resolve("jdk"));
  }

  private void addSystem() throws IOException, InterruptedException {
    var system = root.resolve("system");
    copy(SHELL, system);
    for (var library : libraries()) {
      copy(library, system);
    }
    Files.createDirectories(system.resolve("tmp"));
    var settings = Files.createDirectories(system.resolve("etc"));
    Files.writeString(settings.resolve("passwd"), "root:x:0:0::/:\nsluice:x:65532:65532::/tmp:\n");
    Files.writeString(settings.resolve("group"), "root:x:0:\nsluice:x:65532:\n");
    Files.writeString(settings.resolve("nsswitch.conf"), "hosts: files dns\n");
  }

  /// What the shell, the runtime and the jar's native libraries load of the system, the loader
  /// included.
  private Set<Path> libraries() throws IOException, InterruptedException {
    var runtime = root.resolve("runtime").toAbsolutePath();
    var unpacked = Files.createTempDirectory("natives");
    var programs = programs(runtime);
    programs.addAll(natives(unpacked));
    var found = new TreeSet<Path>();
    for (var program : programs) {
      LIBRARY
          .matcher(run("ldd", program.toString()))
          .results()
          .map(line -> Path.of(line.group(1)).normalize())
          .filter(library -> !library.startsWith(runtime))
          .forEach(found::add);
    }
    delete(unpacked);
    return found;
  }

  /// What the jar unpacks on machines like this one.
  private List<Path> natives(Path directory) throws IOException {
    var found = new ArrayList<Path>();
    try (var jar = new ZipFile(root.resolve("program/app/target/sluice.jar").toFile())) {
      var entries = jar.stream().filter(file -> NATIVE.matcher(file.getName()).matches());
      for (var entry : entries.toList()) {
        var library = directory.resolve(Path.of(entry.getName()).getFileName());
        Files.copy(jar.getInputStream(entry), library);
        found.add(library);
      }
    }
    return found;
  }

  private static List<Path> programs(Path runtime) throws IOException {
    var programs = new ArrayList<>(List.of(SHELL, runtime.resolve("app/jdk/bin/java")));
    walk(runtime).filter(file -> file.toString().endsWith(".so")).forEach(programs::add);
    return programs;
  }

  private void addProgram(String argument) throws IOException {
    var words = argument.split("=", 2);
    var target = root.resolve("program").resolve(words[1]);
    Files.createDirectories(target.getParent());
    Files.copy(Path.of(words[0]), target, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void copy(Path file, Path layer) throws IOException {
    var target = layer.resolve(file.subpath(0, file.getNameCount()));
    Files.createDirectories(target.getParent());
    Files.copy(file.toRealPath(), target, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void date(FileTime time) throws IOException {
    for (var path : walk(root).toList()) {
      Files.setLastModifiedTime(path, time);
    }
  }

  private static Stream<Path> walk(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      return paths.toList().stream();
    }
  }

  private static String run(String... words) throws IOException, InterruptedException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0 && !output.contains("statically linked")) {
      throw new UncheckedIOException(new IOException(String.join(" ", words) + ":\n" + output));
    }
    return output;
  }
}
