package dev.sluice.finding;

/// Something that is wrong with an object, in words for its owner.
///
/// @param reason what kind of trouble it is
/// @param field path of the field that causes it, as in `spec.rules[0].backendRefs[1]`; empty for
///   the object as a whole
/// @param message what is wrong and what to write instead, without the field
public record Finding(Reason reason, String field, String message) {

  /// How the API wants messages of `PartiallyInvalid` to begin.
  private static final String DROPPED = "Dropped Rule: ";

  /// The field, if any, and the message.
  public String text() {
    var located = field.isEmpty() ? message : field + ": " + message;
    return reason == Reason.RULES_DROPPED ? DROPPED + located : located;
  }
}
