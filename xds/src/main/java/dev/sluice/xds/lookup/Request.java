package dev.sluice.xds.lookup;

import dev.sluice.xds.ir.HeaderEdits.Header;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A request as a client sends it, to ask where it would go.
///
/// @param port port that the client connects to
/// @param serverName TLS server name; absent for plain text and for clients that send none
/// @param host `Host` or `:authority`, with or without a port
/// @param method such as `GET`
/// @param path path with query
/// @param headers other header lines, in order
public record Request(
    int port,
    Optional<String> serverName,
    String host,
    String method,
    String path,
    List<Header> headers) {

  private static final String HOST = "host";
  private static final String GRPC = "application/grpc";

  public Request {
    headers = List.copyOf(headers);
  }

  /// A `GET` in plain text.
  public static Request get(int port, String host, String path) {
    return new Request(port, Optional.empty(), host, "GET", path, List.of());
  }

  /// The host without its port, in lower case.
  String hostname() {
    var colon = host.lastIndexOf(':');
    var portless = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    return portless.toLowerCase(Locale.ROOT);
  }

  /// Whether Envoy takes the request for a call of gRPC; `application/grpc-web`, for one, is
  /// something else.
  boolean grpc() {
    return contentType().equals(GRPC) || contentType().startsWith(GRPC + "+");
  }

  /// The lines of `content-type`, joined as Envoy does, which leaves out empty ones.
  String contentType() {
    return header("content-type").stream()
        .filter(value -> !value.isEmpty())
        .collect(Collectors.joining(","));
  }

  /// The values of a header, one for each line.
  List<String> header(String name) {
    return name.equals(HOST)
        ? List.of(host)
        : headers.stream()
            .filter(header -> header.name().equalsIgnoreCase(name))
            .map(Header::value)
            .toList();
  }
}
