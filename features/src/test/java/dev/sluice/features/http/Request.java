package dev.sluice.features.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A request as a user writes it.
///
/// @param method such as `GET`
/// @param url scheme, host, optional port and path; the port is the listener's, not the mapped one
/// @param headers headers beyond `Host`
public record Request(String method, URI url, Map<String, String> headers) {

  /// A request without headers of its own.
  ///
  /// @param line such as `GET http://shop.localhost/cart`
  public static Request of(String line) {
    var words = line.strip().split("\\s+", 2);
    return new Request(words[0], URI.create(words[1]), Map.of());
  }

  /// This request with one more header.
  ///
  /// @param header such as `X-Variant: b`; nothing is added when it is empty
  public Request with(String header) {
    if (header.isBlank()) {
      return this;
    }
    var parts = header.split(":", 2);
    var all = new LinkedHashMap<>(headers);
    all.put(parts[0].strip(), parts[1].strip());
    return new Request(method, url, all);
  }

  /// Whether it goes over TLS.
  public boolean encrypted() {
    return url.getScheme().equals("https");
  }

  /// The host to ask for.
  public String host() {
    return url.getHost();
  }

  /// The listener's port: the one written, else that of the scheme.
  public int port() {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return encrypted() ? 443 : 80;
  }

  /// What stands in the request line.
  String target() {
    var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /// The request as it goes over HTTP/1.1.
  String wireFormat() {
    var lines =
        headers.entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("host"))
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(Collectors.joining());
    var host = headers.getOrDefault("Host", host());
    return "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n".formatted(method, target(), host, lines);
  }

  @Override
  public String toString() {
    return method + " " + url + (headers.isEmpty() ? "" : " " + headers);
  }
}
