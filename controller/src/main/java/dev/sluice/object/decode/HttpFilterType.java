package dev.sluice.object.decode;

import dev.sluice.object.HttpFilter;
import java.util.List;
import java.util.Optional;

/// The filters of HTTP and gRPC routes: the word for each, its field, and what reads the field.
enum HttpFilterType {
  REQUEST_HEADER_MODIFIER("RequestHeaderModifier", "requestHeaderModifier", true),
  RESPONSE_HEADER_MODIFIER("ResponseHeaderModifier", "responseHeaderModifier", true),
  REQUEST_MIRROR("RequestMirror", "requestMirror", false),
  REQUEST_REDIRECT("RequestRedirect", "requestRedirect", true),
  URL_REWRITE("URLRewrite", "urlRewrite", true),
  EXTENSION_REF("ExtensionRef", "extensionRef", false),
  CORS("CORS", "cors", true),
  EXTERNAL_AUTH("ExternalAuth", "externalAuth", false);

  static final List<HttpFilterType> ALL = List.of(values());

  private final String label;
  private final String field;
  private final boolean once;

  HttpFilterType(String label, String field, boolean once) {
    this.label = label;
    this.field = field;
    this.once = once;
  }

  /// The type as written in manifests.
  String label() {
    return label;
  }

  /// Whether a list of filters may have one of the type only.
  boolean once() {
    return once;
  }

  /// Reads the field of the type from a filter that says to be of the written one.
  Optional<HttpFilter> read(Fields filter, String written) {
    var read = filter.object(field, this::content);
    if (read.isPresent() || written.equals(label)) {
      OneOf.check(filter, written, label, field);
    }
    return written.equals(label) ? read : Optional.empty();
  }

  private HttpFilter content(Fields fields) {
    return switch (this) {
      case REQUEST_HEADER_MODIFIER -> HeaderEdits.request(fields);
      case RESPONSE_HEADER_MODIFIER -> HeaderEdits.response(fields);
      case REQUEST_MIRROR -> RequestMirrors.read(fields);
      case REQUEST_REDIRECT -> Redirects.redirect(fields);
      case URL_REWRITE -> Redirects.rewrite(fields);
      case EXTENSION_REF -> new HttpFilter.ExtensionRef(References.local(fields));
      case CORS -> CorsFilters.read(fields);
      case EXTERNAL_AUTH -> ExternalAuths.read(fields);
    };
  }
}
