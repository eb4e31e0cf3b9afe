package dev.sluice.features.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What the echo backend says it received.
///
/// @param answer the JSON it answered with
public record Echo(JsonNode answer) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Reads an answer; empty if it is not the echo backend's.
  public static Optional<Echo> of(Response response) {
    try {
      return Optional.of(new Echo(JSON.readTree(response.body())))
          .filter(echo -> echo.answer().has("service"));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /// The Service that was asked for.
  public String service() {
    return text("service");
  }

  /// Another member of the answer, such as `path` or `host`; empty text if there is none.
  public String text(String member) {
    return answer.path(member).asText();
  }

  /// The values of a request header, in any case of letters.
  public List<String> header(String name) {
    return answer.path("headers").properties().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .flatMap(values -> StreamSupport.stream(values.spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }
}
