package dev.sluice.object.decode;

import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpFilter.PathModifier;
import dev.sluice.object.HttpFilter.PathModifier.ReplacePrefixMatch;
import dev.sluice.object.HttpFilter.RequestRedirect;
import dev.sluice.object.HttpFilter.UrlRewrite;
import java.util.List;
import java.util.Optional;

/// Reads the filters of a rule or of a backend.
final class HttpFilters {

  private static final int MOST = 16;
  private static final String FIELD = "filters";

  private HttpFilters() {}

  /// Reads filters of the types.
  static List<HttpFilter> read(Fields owner, HttpFilterTypes types) {
    var filters = owner.objects(FIELD, MOST, filter -> filter(filter, types));
    if (filters.size() > 1) {
      checkTogether(owner, filters);
    }
    return filters.isEmpty() ? List.of() : filters.stream().map(Typed::filter).toList();
  }

  /// A filter and its type as written.
  private record Typed(String type, HttpFilter filter) {}

  private static Typed filter(Fields filter, HttpFilterTypes types) {
    var written = filter.text("type", types.words());
    HttpFilter read = new HttpFilter.Unsupported(written);
    for (var type : types.all()) {
      read = type.read(filter, written).orElse(read);
    }
    return new Typed(written, read);
  }

  private static void checkTogether(Fields owner, List<Typed> filters) {
    var types = filters.stream().map(Typed::type).toList();
    HttpFilterType.ALL.stream()
        .filter(type -> type.once() && count(types, type) > 1)
        .forEach(type -> owner.error(FIELD, "has %s twice; write one".formatted(type.label())));
    if (count(types, HttpFilterType.REQUEST_REDIRECT) > 0
        && count(types, HttpFilterType.URL_REWRITE) > 0) {
      owner.error(FIELD, "has RequestRedirect and URLRewrite; remove one of them");
    }
  }

  private static long count(List<String> types, HttpFilterType wanted) {
    return types.stream().filter(wanted.label()::equals).count();
  }

  /// Whether one of the filters replaces the prefix that was matched.
  static boolean replacePrefix(List<HttpFilter> filters) {
    for (var filter : filters) {
      if (path(filter).filter(ReplacePrefixMatch.class::isInstance).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<PathModifier> path(HttpFilter filter) {
    return switch (filter) {
      case RequestRedirect redirect -> redirect.path();
      case UrlRewrite rewrite -> rewrite.path();
      case HttpFilter.RequestHeaderModifier _,
          HttpFilter.ResponseHeaderModifier _,
          HttpFilter.RequestMirror _,
          HttpFilter.Cors _,
          HttpFilter.ExtensionRef _,
          HttpFilter.Unsupported _ ->
          Optional.empty();
    };
  }
}
