package dev.sluice.features.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/// A table in Markdown, printed line by line as numbers come in.
///
/// @param out where it is printed
record Report(PrintStream out) {

  void start(String title) {
    out.printf("%n### %s%n%n| what | value |%n|---|---|%n", title);
  }

  void line(String what, Object value) {
    out.printf("| %s | %s |%n", what, value);
  }

  void count(String what, long value) {
    line(what, Long.toString(value));
  }

  void line(String what, double value) {
    line(what, (Object) String.format(Locale.ROOT, "%.1f", value));
  }
}
