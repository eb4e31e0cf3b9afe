package dev.sluice.object.decode;

/// Values from manifests, made fit for a message of one line.
final class Quoted {

  private static final int LONGEST = 80;

  private Quoted() {}

  static String of(String value) {
    var line = value.lines().findFirst().orElse("").replace('\t', ' ');
    var cut = line.length() > LONGEST || line.length() < value.stripTrailing().length();
    return '"' + line.substring(0, Math.min(line.length(), LONGEST)) + (cut ? "…" : "") + '"';
  }
}
