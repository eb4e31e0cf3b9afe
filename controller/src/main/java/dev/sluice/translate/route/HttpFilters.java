package dev.sluice.translate.route;

import dev.sluice.facts.ServicePort;
import dev.sluice.facts.ServicePort.Use;
import dev.sluice.finding.Finding;
import dev.sluice.finding.Reason;
import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpFilter.PathModifier;
import dev.sluice.object.HttpFilter.RequestRedirect;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.backend.Backends;
import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Cors;
import dev.sluice.xds.ir.HeaderEdits;
import dev.sluice.xds.ir.Mirror;
import dev.sluice.xds.ir.PathEdit;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Rewrite;
import dev.sluice.xds.ir.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Filters of one rule or backend to a treatment.
final class HttpFilters {

  private final ObjectKey route;
  private final PathMatch path;
  private final Backends backends;
  private final Use use;

  /// Filters of the route, for requests whose path matches.
  ///
  /// @param use what is sent to mirrors
  HttpFilters(ObjectKey route, PathMatch path, Backends backends, Use use) {
    this.route = route;
    this.path = path;
    this.backends = backends;
    this.use = use;
  }

  /// What filters come to.
  ///
  /// @param treatment what to change on the way
  /// @param backends where mirrors lead
  /// @param findings what is wrong
  /// @param failed whether a filter cannot be done, so that requests must not pass
  record Outcome(
      Treatment treatment, List<ServicePort> backends, List<Finding> findings, boolean failed) {}

  Outcome outcome(List<HttpFilter> filters, String field) {
    var draft = new Draft(field);
    for (var index = 0; index < filters.size(); index++) {
      draft.add(filters.get(index), index);
    }
    return draft.outcome();
  }

  Action.Redirect redirect(RequestRedirect filter) {
    return new Action.Redirect(
        filter.scheme(),
        filter.hostname(),
        filter.port(),
        filter.path().map(this::edit),
        filter.statusCode());
  }

  private PathEdit edit(PathModifier modifier) {
    return switch (modifier) {
      case PathModifier.ReplaceFullPath(var value) -> new PathEdit.Full(value);
      case PathModifier.ReplacePrefixMatch(var value) ->
          new PathEdit.ReplacePrefix(path.value(), value);
    };
  }

  private boolean possible(Optional<PathModifier> modifier) {
    return path instanceof PathMatch.Prefix
        || modifier.filter(PathModifier.ReplacePrefixMatch.class::isInstance).isEmpty();
  }

  private static HeaderEdits edits(HttpFilter.HeaderEdit edit) {
    return new HeaderEdits(headers(edit.set()), headers(edit.add()), edit.remove());
  }

  private static List<HeaderEdits.Header> headers(List<HttpFilter.HeaderValue> values) {
    return values.stream()
        .map(value -> new HeaderEdits.Header(value.name(), value.value()))
        .toList();
  }

  private static Cors cors(HttpFilter.Cors filter) {
    return new Cors(
        filter.allowOrigins().stream().map(origin -> origin.toLowerCase(Locale.ROOT)).toList(),
        filter.allowMethods(),
        filter.allowHeaders(),
        filter.exposeHeaders(),
        filter.maxAge(),
        filter.allowCredentials());
  }

  /// A treatment in the making; lives within one call.
  private final class Draft {

    private final String field;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Mirror> mirrors = new ArrayList<>();
    private final List<ServicePort> mirrored = new ArrayList<>();
    private HeaderEdits request = HeaderEdits.NONE;
    private HeaderEdits response = HeaderEdits.NONE;
    private Optional<Rewrite> rewrite = Optional.empty();
    private Optional<Cors> cors = Optional.empty();
    private boolean failed;

    Draft(String field) {
      this.field = field;
    }

    void add(HttpFilter filter, int index) {
      switch (filter) {
        case HttpFilter.RequestHeaderModifier(var edit) -> request = edits(edit);
        case HttpFilter.ResponseHeaderModifier(var edit) -> response = edits(edit);
        case HttpFilter.UrlRewrite(var host, var modifier) -> rewrite(host, modifier, index);
        case HttpFilter.RequestMirror mirror -> mirror(mirror, index);
        case HttpFilter.Cors written -> cors = Optional.of(cors(written));
        case RequestRedirect redirect -> require(possible(redirect.path()), index);
        case HttpFilter.ExtensionRef(var ref) ->
            fail(
                Reason.INVALID_KIND,
                index,
                "there is no filter of kind %s in group \"%s\": remove it"
                    .formatted(ref.kind(), ref.group()));
        case HttpFilter.Unsupported(var type) ->
            fail(
                Reason.RULES_DROPPED,
                index,
                "filter %s is not supported yet: remove it".formatted(type));
      }
    }

    private void rewrite(Optional<String> host, Optional<PathModifier> modifier, int index) {
      require(possible(modifier), index);
      rewrite = Optional.of(new Rewrite(host, modifier.map(HttpFilters.this::edit)));
    }

    private void require(boolean possible, int index) {
      if (!possible) {
        fail(
            Reason.RULES_DROPPED,
            index,
            "ReplacePrefixMatch needs matches of type PathPrefix: write one, or use"
                + " ReplaceFullPath");
      }
    }

    private void mirror(HttpFilter.RequestMirror filter, int index) {
      var resolved = backends.resolve(route, filter.backend(), use);
      resolved
          .finding("%s[%d].requestMirror.backendRef".formatted(field, index))
          .ifPresent(findings::add);
      resolved
          .found()
          .ifPresent(
              backend -> {
                mirrored.add(backend.port());
                mirrors.add(
                    new Mirror(
                        backend.upstream().name(), filter.numerator(), filter.denominator()));
              });
    }

    private void fail(Reason reason, int index, String message) {
      failed = true;
      findings.add(new Finding(reason, "%s[%d]".formatted(field, index), message));
    }

    Outcome outcome() {
      return new Outcome(
          new Treatment(request, response, rewrite, mirrors, cors), mirrored, findings, failed);
    }
  }
}
