package dev.sluice.object.decode;

import java.util.Optional;
import java.util.function.Predicate;

/// What text in a field must be like.
@FunctionalInterface
interface TextRule {

  TextRule ANY = _ -> Optional.empty();

  /// What is wrong with the value and what to write; empty when nothing is.
  Optional<String> objection(String value);

  /// Whether the rule names all values that there are, so that another one has an unknown meaning.
  default boolean closed() {
    return false;
  }

  /// A rule that objects with the same words to whatever the test does not accept.
  static TextRule of(Predicate<String> accepted, String advice) {
    return value ->
        accepted.test(value)
            ? Optional.empty()
            : Optional.of("%s is not valid; write %s".formatted(Quoted.of(value), advice));
  }

  /// Between so many and so many characters.
  static TextRule length(int least, int most) {
    return value -> {
      if (value.length() < least) {
        return Optional.of("is empty; write a value or leave the field out");
      }
      return value.length() <= most || value.codePointCount(0, value.length()) <= most
          ? Optional.empty()
          : Optional.of("is longer than %d characters; shorten it".formatted(most));
    };
  }

  /// This rule, and where it is content, the other.
  default TextRule and(TextRule other) {
    return value -> {
      var objection = objection(value);
      return objection.isPresent() ? objection : other.objection(value);
    };
  }
}
