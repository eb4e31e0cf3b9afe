package dev.sluice.features.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What came back.
///
/// @param headers values by name, in any case of letters
public record Response(int status, Map<String, List<String>> headers, String body) {

  /// Copies the headers so that names are found in any case of letters.
  public Response {
    var caseless = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    caseless.putAll(headers);
    headers = Collections.unmodifiableMap(caseless);
  }

  /// The first value of a header.
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /// Whether the status says that all went well.
  public boolean successful() {
    return status >= 200 && status < 300;
  }

  /// Whether the other side is about to close the connection.
  boolean last() {
    return header("connection").filter("close"::equalsIgnoreCase).isPresent();
  }

  @Override
  public String toString() {
    return "%d %s%n%s".formatted(status, headers, body);
  }
}
