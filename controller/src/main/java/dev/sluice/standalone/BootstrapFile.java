package dev.sluice.standalone;

import dev.sluice.bootstrap.EnvoyBootstrap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The file by which an Envoy on this machine is told how to start.
public final class BootstrapFile {

  private BootstrapFile() {}

  /// Writes the bootstrap for `envoy -c`, readable by the owner only.
  ///
  /// @param file ends in `.json`, by which Envoy knows the format; must not exist
  public static void write(EnvoyBootstrap bootstrap, Path file) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, ownerOnly);
    Files.write(file, bootstrap.json().bytes());
  }
}
