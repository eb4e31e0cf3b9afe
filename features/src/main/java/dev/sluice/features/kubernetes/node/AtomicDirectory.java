package dev.sluice.features.kubernetes.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A directory whose whole content changes at once, laid out like the kubelet's: files are links
/// through `..data`, and `..data` is switched from one complete copy to the next.
final class AtomicDirectory {

  /// One file of the directory.
  @SuppressWarnings("ArrayRecordComponent") // compared by content below
  record Content(byte[] bytes, int mode) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Content(byte[] otherBytes, int otherMode)
          && mode == otherMode
          && Arrays.equals(bytes, otherBytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes) * 31 + mode;
    }
  }

  private final Path directory;
  private Map<String, Content> current = Map.of();
  private int generation;

  AtomicDirectory(Path directory) {
    this.directory = directory;
  }

  /// Makes the directory hold exactly these files, by relative path.
  void write(Map<String, Content> files) throws IOException {
    if (generation > 0 && files.equals(current)) {
      return;
    }
    Files.createDirectories(directory);
    String previous = "..gen_" + generation;
    String copy = "..gen_" + ++generation;
    for (Map.Entry<String, Content> file : files.entrySet()) {
      Path target = directory.resolve(copy).resolve(file.getKey()).normalize();
      if (!target.startsWith(directory.resolve(copy))) {
        throw new IOException("path " + file.getKey() + " leaves the volume");
      }
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue().bytes());
      Files.setPosixFilePermissions(target, permissions(file.getValue().mode()));
    }
    Files.createDirectories(directory.resolve(copy));
    Path fresh = directory.resolve("..data_tmp");
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, Path.of(copy));
    Files.move(fresh, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

    Set<String> names = topNames(files);
    Set<String> obsolete = topNames(current);
    obsolete.removeAll(names);
    for (String name : names) {
      Path link = directory.resolve(name);
      if (!Files.isSymbolicLink(link)) {
        Files.createSymbolicLink(link, Path.of("..data", name));
      }
    }
    for (String name : obsolete) {
      Files.deleteIfExists(directory.resolve(name));
    }
    Trees.delete(directory.resolve(previous));
    current = new TreeMap<>(files);
  }

  private static Set<String> topNames(Map<String, Content> files) {
    Set<String> names = new HashSet<>();
    files.keySet().forEach(path -> names.add(Path.of(path).getName(0).toString()));
    return names;
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    PosixFilePermission[] bits = PosixFilePermission.values();
    Set<PosixFilePermission> result = EnumSet.noneOf(PosixFilePermission.class);
    for (int i = 0; i < 9; i++) {
      if ((mode & (1 << (8 - i))) != 0) {
        result.add(bits[i]);
      }
    }
    return result;
  }
}
