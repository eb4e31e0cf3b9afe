package dev.sluice.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.json.Json.Arr;
import dev.sluice.json.Json.Bool;
import dev.sluice.json.Json.Null;
import dev.sluice.json.Json.Num;
import dev.sluice.json.Json.Obj;
import dev.sluice.json.Json.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Reads JSON as it streams by.
public final class JsonReader {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Json NULL = new Null();

  private JsonReader() {}

  /// A stream of tokens over the bytes, which must be UTF-8.
  ///
  /// @throws MalformedJsonException if they cannot be JSON
  public static JsonParser tokens(byte[] utf8) throws MalformedJsonException {
    try {
      return FACTORY.createParser(utf8);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /// A stream of tokens over a stream of bytes, which must be UTF-8 and is not closed.
  ///
  /// @throws IOException if they cannot be read or cannot be JSON
  public static JsonParser tokens(InputStream utf8) throws IOException {
    return FACTORY.createParser(utf8).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
  }

  /// Reads the value that the token at hand starts, and leaves its last token at hand.
  ///
  /// @throws IOException if no more can be read, or what is read is not JSON
  public static Json value(JsonParser tokens) throws IOException {
    return value(tokens, tokens.currentToken());
  }

  static Json read(byte[] utf8) throws MalformedJsonException {
    try (var tokens = tokens(utf8)) {
      var value = value(tokens, tokens.nextToken());
      if (tokens.nextToken() != null) {
        throw new MalformedJsonException("more than one value");
      }
      return value;
    } catch (MalformedJsonException e) {
      throw e;
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /// What a parser complained of, without the text that it may quote.
  public static MalformedJsonException malformed(IOException e) {
    var where = e instanceof JsonProcessingException parsing ? parsing.getLocation() : null;
    return new MalformedJsonException(
        where == null
            ? "not JSON"
            : "not JSON at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr()));
  }

  private static Json value(JsonParser tokens, @Nullable JsonToken first) throws IOException {
    return switch (first) {
      case START_OBJECT -> object(tokens);
      case START_ARRAY -> list(tokens);
      case VALUE_STRING -> new Text(tokens.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(tokens.getText());
      case VALUE_TRUE -> new Bool(true);
      case VALUE_FALSE -> new Bool(false);
      case VALUE_NULL -> NULL;
      case null, default -> throw new MalformedJsonException("no value");
    };
  }

  private static Json object(JsonParser tokens) throws IOException {
    var fields = new LinkedHashMap<String, Json>();
    for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
      fields.put(name, value(tokens, tokens.nextToken()));
    }
    return new Obj(fields);
  }

  private static Json list(JsonParser tokens) throws IOException {
    var items = new ArrayList<Json>();
    for (var next = tokens.nextToken(); next != JsonToken.END_ARRAY; next = tokens.nextToken()) {
      items.add(value(tokens, next));
    }
    return new Arr(items);
  }
}
