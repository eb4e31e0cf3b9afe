package dev.sluice.object.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.json.MalformedJsonException;
import dev.sluice.object.decode.Node.Entry;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Builds nodes of JSON as it streams by, without the parts that nobody reads; lines are not known.
final class JsonNodes {

  private static final int NO_LINE = 0;
  private static final Node NOTHING = new Node.Nothing(NO_LINE);
  private static final Node TRUE = new Node.Truth(NO_LINE, true, "true");
  private static final Node FALSE = new Node.Truth(NO_LINE, false, "false");

  private final JsonParser tokens;

  private JsonNodes(JsonParser tokens) {
    this.tokens = tokens;
  }

  /// Reads the value that the token at hand starts, and leaves its last token at hand.
  static Node read(JsonParser tokens, Ballast ballast) throws IOException {
    return new JsonNodes(tokens).value(tokens.currentToken(), ballast);
  }

  private Node value(@Nullable JsonToken first, Ballast ballast) throws IOException {
    return switch (first) {
      case START_OBJECT -> mapping(ballast);
      case START_ARRAY -> sequence(ballast);
      case VALUE_STRING -> new Node.Text(NO_LINE, tokens.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Numeral(NO_LINE, tokens.getText());
      case VALUE_TRUE -> TRUE;
      case VALUE_FALSE -> FALSE;
      case VALUE_NULL -> NOTHING;
      case null, default -> throw new MalformedJsonException("no value");
    };
  }

  private Node mapping(Ballast ballast) throws IOException {
    var entries = new ArrayList<Entry>();
    for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
      var first = tokens.nextToken();
      if (ballast.has(name)) {
        tokens.skipChildren();
      } else {
        entries.add(new Entry(name, NO_LINE, value(first, ballast.in(name))));
      }
    }
    return new Node.Mapping(NO_LINE, entries);
  }

  private Node sequence(Ballast ballast) throws IOException {
    var items = new ArrayList<Node>();
    for (var next = tokens.nextToken(); next != JsonToken.END_ARRAY; next = tokens.nextToken()) {
      items.add(value(next, ballast));
    }
    return new Node.Sequence(NO_LINE, items);
  }
}
