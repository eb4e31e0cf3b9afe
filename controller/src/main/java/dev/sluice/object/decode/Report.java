package dev.sluice.object.decode;

import java.util.ArrayList;
import java.util.List;

/// Collects what there is to say about one object while it is read.
final class Report {

  private final String object;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> unsupported = new ArrayList<>();
  private boolean failed;

  Report(String object) {
    this.object = object;
  }

  void error(int line, Place place, String message) {
    failed = true;
    add(Severity.ERROR, line, place, message);
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
