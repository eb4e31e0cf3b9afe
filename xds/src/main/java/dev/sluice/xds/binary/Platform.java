package dev.sluice.xds.binary;

import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// The operating system and processor, in the words of Python's wheel tags.
record Platform(String system, String processor) {
  private static final Map<String, String> PROCESSORS =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "aarch64", "arm64", "aarch64");

  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  static Platform of(String osName, String osArchitecture) {
    var system = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "macosx" : "manylinux";
    var processor = osArchitecture.toLowerCase(Locale.ROOT);
    return new Platform(system, PROCESSORS.getOrDefault(processor, processor));
  }

  /// Accepts wheel file names made for this platform; Apple says `arm64` where Linux says
  /// `aarch64`.
  Predicate<String> wheels() {
    var tag = system.equals("macosx") && processor.equals("aarch64") ? "arm64" : processor;
    return name -> name.contains("-" + system + "_") && name.endsWith("_" + tag + ".whl");
  }
}
