package dev.sluice.object.decode;

import dev.sluice.object.LabelSelector;
import dev.sluice.object.LabelSelector.Operator;
import dev.sluice.object.LabelSelector.Requirement;
import java.util.List;
import java.util.Map;

/// Reads conditions on labels.
final class LabelSelectors {

  private static final Map<String, Operator> OPERATORS =
      Choice.labelled(Operator.values(), Operator::label);

  private LabelSelectors() {}

  static LabelSelector read(Fields selector) {
    return new LabelSelector(
        selector.textMap("matchLabels", Names.QUALIFIED, Names.LABEL_VALUE),
        selector.objects("matchExpressions", Integer.MAX_VALUE, LabelSelectors::requirement));
  }

  private static Requirement requirement(Fields expression) {
    var key = expression.text("key", Names.QUALIFIED);
    expression.require("operator");
    var operator = expression.choice("operator", OPERATORS);
    var values = expression.texts("values", Integer.MAX_VALUE, Names.LABEL_VALUE);
    if (operator.isEmpty()) {
      return nothing(key);
    }
    checkValues(expression, operator.get(), values);
    return new Requirement(key, operator.get(), values);
  }

  /// An API server lets any word through as an operator; one without a meaning selects nothing.
  private static Requirement nothing(String key) {
    return new Requirement(key, Operator.IN, List.of());
  }

  private static void checkValues(Fields expression, Operator operator, List<String> values) {
    switch (operator) {
      case IN, NOT_IN -> {
        if (values.isEmpty()) {
          expression.error("values", "is empty; write the values to compare with");
        }
      }
      case EXISTS, DOES_NOT_EXIST -> {
        if (!values.isEmpty()) {
          expression.error("values", "does not go with " + operator.label() + "; remove it");
        }
      }
    }
  }
}
