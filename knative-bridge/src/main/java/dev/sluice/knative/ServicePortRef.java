package dev.sluice.knative;

/// Names a port of a Service.
public sealed interface ServicePortRef {

  /// The port with the number.
  record Numbered(int number) implements ServicePortRef {}

  /// The port with the name.
  record Named(String name) implements ServicePortRef {}

  /// The port with the number.
  static ServicePortRef of(int number) {
    return new Numbered(number);
  }

  /// The port with the name.
  static ServicePortRef of(String name) {
    return new Named(name);
  }
}
