package dev.sluice.cli;

import picocli.CommandLine.IVersionProvider;

/// The version as the build wrote it into the jar.
final class Versions implements IVersionProvider {

  static String current() {
    var version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"sluice " + current()};
  }
}
