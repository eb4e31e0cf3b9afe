package dev.sluice.object.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.json.Json;
import dev.sluice.json.JsonReader;
import dev.sluice.json.MalformedJsonException;
import dev.sluice.object.Kind;
import dev.sluice.object.decode.ClusterEvent.Bookmark;
import dev.sluice.object.decode.ClusterEvent.Failed;
import dev.sluice.object.decode.ClusterEvent.Removed;
import dev.sluice.object.decode.ClusterEvent.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns what an API server sends into objects, in one pass and without what nobody reads.
///
/// The server has checked everything, by definitions that may be newer than ours, so fields that we
/// do not know are passed over, and values that we do not know make a field unsupported. Safe to
/// use from several threads.
public final class ClusterObjects {

  private ClusterObjects() {}

  /// Reads one object of the kind.
  ///
  /// @throws MalformedJsonException if that is no object in JSON
  public static ClusterObject read(Kind kind, byte[] utf8) throws MalformedJsonException {
    return whole(utf8, tokens -> RawObject.read(kind, tokens).decode(kind));
  }

  /// Reads one event of a watch on the kind.
  ///
  /// @throws MalformedJsonException if that is no event in JSON
  public static ClusterEvent event(Kind kind, byte[] utf8) throws MalformedJsonException {
    return whole(utf8, tokens -> event(kind, tokens));
  }

  /// Reads a list of objects of the kind, or a part of one.
  ///
  /// @param utf8 the list as the server sends it; not closed
  /// @throws MalformedJsonException if that is no list of objects in JSON
  /// @throws IOException if the stream fails
  public static ClusterPage page(Kind kind, InputStream utf8) throws IOException {
    var tokens = JsonReader.tokens(utf8);
    tokens.nextToken();
    return page(kind, tokens);
  }

  /// Reads a value from a stream of tokens that is at its first.
  private interface Reader<T> {
    T read(JsonParser tokens) throws IOException;
  }

  private static <T> T whole(byte[] utf8, Reader<T> reader) throws MalformedJsonException {
    try (var tokens = JsonReader.tokens(utf8)) {
      tokens.nextToken();
      return reader.read(tokens);
    } catch (MalformedJsonException e) {
      throw e;
    } catch (IOException e) {
      throw JsonReader.malformed(e);
    }
  }

  private static ClusterPage page(Kind kind, JsonParser tokens) throws IOException {
    var objects = new ArrayList<ClusterObject>();
    var rest = new ArrayList<Node.Entry>();
    for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
      tokens.nextToken();
      if (name.equals("items")) {
        readItems(kind, tokens, objects);
      } else {
        rest.add(new Node.Entry(name, 0, JsonNodes.read(tokens, Ballast.of(kind).in(name))));
      }
    }
    var list = new RawObject(new Node.Mapping(0, rest), Json.Obj.EMPTY);
    return new ClusterPage(objects, list.resourceVersion(), list.metadata("continue"));
  }

  private static void readItems(Kind kind, JsonParser tokens, List<ClusterObject> objects)
      throws IOException {
    while (tokens.currentToken() != JsonToken.VALUE_NULL
        && tokens.nextToken() != JsonToken.END_ARRAY) {
      objects.add(RawObject.read(kind, tokens).decode(kind));
    }
  }

  private static ClusterEvent event(Kind kind, JsonParser tokens) throws IOException {
    var type = "";
    @Nullable RawObject object = null;
    for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
      tokens.nextToken();
      switch (name) {
        case "type" -> type = tokens.getText();
        case "object" -> object = RawObject.read(kind, tokens);
        default -> tokens.skipChildren();
      }
    }
    if (object == null) {
      throw new MalformedJsonException("an event without an object");
    }
    return event(kind, type, object);
  }

  private static ClusterEvent event(Kind kind, String type, RawObject object)
      throws MalformedJsonException {
    return switch (type) {
      case "ADDED", "MODIFIED" -> new Stored(object.decode(kind));
      case "DELETED" -> new Removed(object.key(kind), object.resourceVersion());
      case "BOOKMARK" -> new Bookmark(object.resourceVersion());
      case "ERROR" -> new Failed(object.number("code"), object.text("message"));
      default -> throw new MalformedJsonException("an event of an unknown type");
    };
  }
}
