package dev.sluice.kube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.json.Json.Obj;
import dev.sluice.json.JsonReader;
import dev.sluice.json.MalformedJsonException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// A page of a list, read object by object: the whole page is never in memory.
///
/// @param resourceVersion where in the history the list was made
/// @param next where the next page starts; empty after the last
record ListPage(String resourceVersion, String next) {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /// Reads a page.
  static ListPage read(ApiServer server, ApiPath path, Consumer<Obj> each) throws IOException {
    try (var answer = server.open(path, SILENCE);
        var tokens = FACTORY.createParser(answer.bytes())) {
      var metadata = read(tokens, each);
      return new ListPage(metadata.text("resourceVersion"), metadata.text("continue"));
    }
  }

  private static Obj read(JsonParser tokens, Consumer<Obj> each) throws IOException {
    var metadata = Obj.EMPTY;
    tokens.nextToken();
    for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
      var token = tokens.nextToken();
      if (name.equals("items") && token == JsonToken.START_ARRAY) {
        items(tokens, each);
      } else if (JsonReader.value(tokens) instanceof Obj object && name.equals("metadata")) {
        metadata = object;
      }
    }
    if (tokens.currentToken() != JsonToken.END_OBJECT) {
      throw new MalformedJsonException("not a list of objects");
    }
    return metadata;
  }

  private static void items(JsonParser tokens, Consumer<Obj> each) throws IOException {
    while (tokens.nextToken() == JsonToken.START_OBJECT) {
      if (JsonReader.value(tokens) instanceof Obj object) {
        each.accept(object);
      }
    }
  }
}
