package dev.sluice.object.decode;

import java.util.Comparator;

/// Something in a manifest that its author should know.
///
/// @param severity how much it matters
/// @param source where the manifest comes from, such as a file
/// @param line line in the source, from 1
/// @param object `Kind namespace/name`, empty when no object could be told
/// @param field path of the field, empty when no field is meant
/// @param message what is wrong and what to write
public record Problem(
    Severity severity, String source, int line, String object, String field, String message)
    implements Comparable<Problem> {

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::source)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::field)
          .thenComparing(Problem::message)
          .thenComparing(Problem::object)
          .thenComparing(Problem::severity);

  /// By source, then by line.
  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  Problem at(String source, int linesBefore) {
    return new Problem(severity, source, line + linesBefore, object, field, message);
  }

  /// One line for people: `file:line: object: field: message`, without the parts that are empty.
  @Override
  public String toString() {
    return (source.isEmpty() ? "" : source + ":" + line + ": ") + part(object) + words();
  }

  /// The field and what is wrong with it, for those who know which object it is.
  public String words() {
    return part(field) + message;
  }

  private static String part(String text) {
    return text.isEmpty() ? "" : text + ": ";
  }
}
