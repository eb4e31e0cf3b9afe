package dev.sluice.explain;

import dev.sluice.xds.ir.HeaderEdits.Header;
import dev.sluice.xds.lookup.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// A request that somebody asks about.
///
/// @param method such as `GET`
/// @param secure whether it is sent over TLS
/// @param host host and, if given, port
/// @param port port as asked; that of the scheme when none is given
/// @param path path with query
/// @param headers further headers, in order
public record Inquiry(
    String method, boolean secure, String host, int port, String path, List<Header> headers) {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  public Inquiry {
    headers = List.copyOf(headers);
  }

  /// Reads `GET https://host/path` and headers of the form `name: value`. The method may be left
  /// out.
  ///
  /// @throws IllegalArgumentException with a message for people
  public static Inquiry parse(String text, List<String> headers) {
    var words = text.strip().split("\\s+", -1);
    if (words.length > 2) {
      throw new IllegalArgumentException(
          "write one method and one URL, such as 'GET https://shop.example.com/cart', instead of '%s'"
              .formatted(text));
    }
    var method = words.length == 2 ? words[0].toUpperCase(Locale.ROOT) : "GET";
    return of(method, uri(words[words.length - 1]), headers.stream().map(Inquiry::header).toList());
  }

  /// The request as a proxy would see it.
  ///
  /// @param clientPort the port that clients use for a listener port
  Request request(IntUnaryOperator clientPort) {
    var serverName = secure ? Optional.of(hostname()) : Optional.<String>empty();
    return new Request(clientPort.applyAsInt(port), serverName, host, method, path, headers);
  }

  String hostname() {
    var colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static Inquiry of(String method, URI uri, List<Header> headers) {
    var secure = "https".equals(uri.getScheme());
    var port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS : HTTP;
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var query = Optional.ofNullable(uri.getRawQuery()).map(raw -> "?" + raw).orElse("");
    return new Inquiry(method, secure, uri.getRawAuthority(), port, path + query, headers);
  }

  private static URI uri(String text) {
    try {
      var uri = new URI(text);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // reported below, together with other shapes that are no URL
    }
    throw new IllegalArgumentException(
        "write a URL such as https://shop.example.com/cart instead of '%s'".formatted(text));
  }

  private static Header header(String line) {
    var colon = line.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException(
          "write a header as 'name: value' instead of '%s'".formatted(line));
    }
    return new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
  }
}
