package dev.sluice.features.benchmark;

import java.io.PrintStream;
import java.util.Locale;

/// A table in Markdown, printed line by line as numbers come in.
///
/// @param out where it is printed
public record Report(PrintStream out) {

  /// A new table.
  public void start(String title) {
    out.printf("%n### %s%n%n| what | value |%n|---|---|%n", title);
  }

  /// A line of the table.
  public void line(String what, Object value) {
    out.printf("| %s | %s |%n", what, value);
  }

  /// A line with a count.
  public void count(String what, long value) {
    line(what, Long.toString(value));
  }

  /// A line with a number.
  public void line(String what, double value) {
    line(what, (Object) String.format(Locale.ROOT, "%.1f", value));
  }
}
