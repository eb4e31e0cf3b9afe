package dev.sluice.object.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.json.Json;
import dev.sluice.json.JsonReader;
import dev.sluice.json.MalformedJsonException;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Node.Entry;
import dev.sluice.object.decode.Node.Mapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The parts of an object from an API server, before it is known what the server means with it.
///
/// @param fields its fields, those that nobody reads left out
/// @param status its status, for kinds whose status is written; left out of the fields then
record RawObject(Mapping fields, Json.Obj status) {

  private static final Set<Kind> WITH_STATUS =
      EnumSet.of(
          Kind.GATEWAY_CLASS,
          Kind.GATEWAY,
          Kind.LISTENER_SET,
          Kind.HTTP_ROUTE,
          Kind.GRPC_ROUTE,
          Kind.TLS_ROUTE,
          Kind.TCP_ROUTE,
          Kind.UDP_ROUTE,
          Kind.BACKEND_TLS_POLICY,
          Kind.KNATIVE_INGRESS);

  /// Reads the object that the token at hand starts, and leaves its last token at hand.
  static RawObject read(Kind kind, JsonParser tokens) throws IOException {
    if (tokens.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedJsonException("no object");
    }
    var ballast = Ballast.of(kind);
    var entries = new ArrayList<Entry>();
    var status = Json.Obj.EMPTY;
    for (var name = tokens.nextFieldName(); name != null; name = tokens.nextFieldName()) {
      tokens.nextToken();
      if (ballast.has(name)) {
        tokens.skipChildren();
      } else if (name.equals("status") && WITH_STATUS.contains(kind)) {
        status = JsonReader.value(tokens) instanceof Json.Obj found ? found : status;
      } else {
        entries.add(new Entry(name, 0, JsonNodes.read(tokens, ballast.in(name))));
      }
    }
    return new RawObject(new Mapping(0, List.copyOf(entries)), status);
  }

  /// The object as one of the kind.
  ///
  /// @throws MalformedJsonException if it has no name
  ClusterObject decode(Kind kind) throws MalformedJsonException {
    var key = key(kind);
    var read = ObjectReader.readStored(kind, fields);
    return new ClusterObject(
        key, resourceVersion(), read.object(), status, read.report().problems());
  }

  /// The identity as one of the kind.
  ///
  /// @throws MalformedJsonException if the object has no name
  ObjectKey key(Kind kind) throws MalformedJsonException {
    return Headers.key(kind, fields)
        .orElseThrow(() -> new MalformedJsonException("an object without a name"));
  }

  /// The state of the object, or of the list it is the metadata of; empty if it does not say.
  String resourceVersion() {
    return metadata("resourceVersion");
  }

  /// Text in the metadata; empty if there is none.
  String metadata(String name) {
    return Headers.value(fields, "metadata")
        .flatMap(
            metadata ->
                metadata instanceof Mapping found ? Headers.text(found, name) : Optional.empty())
        .orElse("");
  }

  /// Text in a field of the object itself; empty if there is none.
  String text(String name) {
    return Headers.text(fields, name).orElse("");
  }

  /// A whole number in a field of the object itself; 0 if there is none.
  int number(String name) {
    return Headers.value(fields, name)
        .flatMap(node -> Scalars.integer(node, Place.ROOT, new Report("", true), 0, 999))
        .orElse(0);
  }
}
