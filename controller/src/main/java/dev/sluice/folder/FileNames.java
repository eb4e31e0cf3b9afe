package dev.sluice.folder;

import java.nio.file.Path;

/// Tells files with manifests from hidden files and what editors leave behind.
final class FileNames {

  private FileNames() {}

  static boolean isManifest(Path path) {
    var name = name(path);
    var named = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    return named && !isHidden(path) && !name.startsWith("#") && !name.startsWith("~");
  }

  static boolean isHidden(Path path) {
    return name(path).startsWith(".");
  }

  /// Kubernetes mounts a ConfigMap as links through `..data`, which it swaps.
  static boolean isMountSwap(Path path) {
    return name(path).startsWith("..");
  }

  private static String name(Path path) {
    var name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
