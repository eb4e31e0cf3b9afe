package dev.sluice.object;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A step in the treatment of requests or responses.
public sealed interface HttpFilter {

  /// Edits request headers.
  record RequestHeaderModifier(HeaderEdit edit) implements HttpFilter {}

  /// Edits response headers.
  record ResponseHeaderModifier(HeaderEdit edit) implements HttpFilter {}

  /// Answers with a redirect.
  ///
  /// @param scheme `http` or `https`
  /// @param hostname new host
  /// @param path new path
  /// @param port new port
  /// @param statusCode status of the answer
  record RequestRedirect(
      Optional<String> scheme,
      Optional<String> hostname,
      Optional<PathModifier> path,
      Optional<Integer> port,
      int statusCode)
      implements HttpFilter {}

  /// Changes what the backend sees.
  ///
  /// @param hostname new host
  /// @param path new path
  record UrlRewrite(Optional<String> hostname, Optional<PathModifier> path) implements HttpFilter {}

  /// Copies requests to another backend.
  ///
  /// @param backend who gets the copies
  /// @param numerator how many of `denominator` requests are copied
  /// @param denominator positive
  record RequestMirror(BackendRef backend, int numerator, int denominator) implements HttpFilter {}

  /// A cross-origin policy.
  ///
  /// @param allowOrigins origins as written, with `*` for every one
  /// @param allowCredentials whether credentials are allowed
  /// @param allowMethods methods as written, with `*` for every one
  /// @param allowHeaders request headers as written, with `*` for every one
  /// @param exposeHeaders response headers as written, with `*` for every one
  /// @param maxAge how long a preflight answer may be kept
  record Cors(
      List<String> allowOrigins,
      boolean allowCredentials,
      List<String> allowMethods,
      List<String> allowHeaders,
      List<String> exposeHeaders,
      Duration maxAge)
      implements HttpFilter {

    public Cors {
      allowOrigins = List.copyOf(allowOrigins);
      allowMethods = List.copyOf(allowMethods);
      allowHeaders = List.copyOf(allowHeaders);
      exposeHeaders = List.copyOf(exposeHeaders);
    }
  }

  /// A filter that another object describes.
  record ExtensionRef(LocalRef ref) implements HttpFilter {}

  /// A filter of the API that is not acted upon.
  ///
  /// @param type type as written in manifests
  record Unsupported(String type) implements HttpFilter {}

  /// Edits of headers.
  ///
  /// @param set headers to overwrite
  /// @param add headers to append to
  /// @param remove names of headers to remove
  record HeaderEdit(List<HeaderValue> set, List<HeaderValue> add, List<String> remove) {

    public HeaderEdit {
      set = List.copyOf(set);
      add = List.copyOf(add);
      remove = List.copyOf(remove);
    }
  }

  /// A header with its value.
  record HeaderValue(String name, String value) {}

  /// A change of the path.
  sealed interface PathModifier {

    /// The whole path is replaced.
    record ReplaceFullPath(String value) implements PathModifier {}

    /// The matched prefix is replaced.
    record ReplacePrefixMatch(String value) implements PathModifier {}
  }
}
