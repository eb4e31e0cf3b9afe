package dev.sluice.standalone;

import dev.sluice.json.Json;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the echo backend answers to a request, in the form of the Gateway API project's
/// `echo-basic`.
///
/// A request can ask for a status by the path `/status/NNN`, for a delay by `?delay=500ms`, and for
/// response headers by `X-Echo-Set-Header: name:value, name:value`.
record Echo(int status, long delayMillis, List<Map.Entry<String, String>> headers, Json.Obj body) {
  private static final String SET_HEADER = "X-Echo-Set-Header";
  private static final Pattern STATUS = Pattern.compile("/status/([2-5]\\d\\d)");
  private static final Pattern DELAY = Pattern.compile("(\\d{1,5})(ms|s)");

  static Echo of(HttpRequest request, String protocol, EchoService service) {
    var query = new QueryStringDecoder(request.uri());
    return new Echo(
        status(query.path()),
        delayMillis(query),
        setHeaders(request),
        body(request, protocol, service));
  }

  private static int status(String path) {
    var asked = STATUS.matcher(path);
    return asked.matches() ? Integer.parseInt(asked.group(1)) : 200;
  }

  private static long delayMillis(QueryStringDecoder query) {
    return query.parameters().getOrDefault("delay", List.of()).stream()
        .map(DELAY::matcher)
        .filter(Matcher::matches)
        .mapToLong(
            delay -> Long.parseLong(delay.group(1)) * (delay.group(2).equals("s") ? 1000 : 1))
        .findFirst()
        .orElse(0);
  }

  private static List<Map.Entry<String, String>> setHeaders(HttpRequest request) {
    return request.headers().getAll(SET_HEADER).stream()
        .flatMap(list -> Stream.of(list.split(",")))
        .map(header -> header.split(":", 2))
        .filter(header -> header.length == 2 && !header[0].isBlank())
        .map(header -> Map.entry(header[0].strip(), header[1].strip()))
        .toList();
  }

  private static Json.Obj body(HttpRequest request, String protocol, EchoService service) {
    return Json.Obj.EMPTY
        .with("path", request.uri())
        .with("host", Optional.ofNullable(request.headers().get("Host")).orElse(""))
        .with("method", request.method().name())
        .with("proto", protocol)
        .with("headers", headers(request))
        .with("namespace", service.namespace())
        .with("service", service.name())
        .with("servicePort", service.port())
        .with("pod", service.name() + "-echo");
  }

  /// As a Go server shows them: names in canonical form, `Host` and what HTTP/2 adds left out.
  private static Json.Obj headers(HttpRequest request) {
    var headers = new TreeMap<String, Json>();
    for (var name : new TreeSet<>(request.headers().names())) {
      if (!name.equalsIgnoreCase("host") && !name.startsWith("x-http2-")) {
        headers.putIfAbsent(canonical(name), Json.texts(request.headers().getAll(name)));
      }
    }
    return new Json.Obj(headers);
  }

  /// `x-custom-header` is `X-Custom-Header`.
  private static String canonical(String name) {
    return Arrays.stream(name.split("-", -1))
        .map(word -> word.isEmpty() ? word : capitalized(word))
        .collect(Collectors.joining("-"));
  }

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1).toLowerCase(Locale.ROOT);
  }
}
