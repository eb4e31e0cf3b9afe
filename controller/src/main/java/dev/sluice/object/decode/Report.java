package dev.sluice.object.decode;

import java.util.ArrayList;
import java.util.List;

/// Collects what there is to say about one object while it is read.
final class Report {

  private final String object;
  private final boolean stored;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> unsupported = new ArrayList<>();
  private boolean failed;
  private boolean doubtful;

  /// A report on an object.
  ///
  /// @param stored whether an API server has accepted the object, so that what seems wrong with it
  ///   is only unknown here
  Report(String object, boolean stored) {
    this.object = object;
    this.stored = stored;
  }

  /// Whether an API server has accepted the object.
  boolean stored() {
    return stored;
  }

  void error(int line, Place place, String message) {
    if (stored) {
      doubtful = true;
      unsupported(place);
      warning(line, place, message);
      return;
    }
    failed = true;
    add(Severity.ERROR, line, place, message);
  }

  /// Reports what a rule has against text. An API server may know better what text can be like, but
  /// a word out of a list that is not on ours means something unknown.
  void check(TextRule rule, int line, Place place, String value) {
    if (!stored || rule.closed()) {
      rule.objection(value).ifPresent(objection -> error(line, place, objection));
    }
  }

  /// Whether something in a stored object is not understood.
  boolean doubtful() {
    return doubtful;
  }

  void warning(int line, Place place, String message) {
    add(Severity.WARNING, line, place, message);
  }

  void unsupported(Place place) {
    unsupported.add(place.toString());
  }

  private void add(Severity severity, int line, Place place, String message) {
    problems.add(new Problem(severity, "", line, object, place.toString(), message));
  }

  boolean failed() {
    return failed;
  }

  List<Problem> problems() {
    return problems;
  }

  /// Paths of fields that are set, valid, and not acted upon.
  List<String> unsupported() {
    return unsupported;
  }
}
