package dev.sluice.knative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what makes a KIngress unusable. Whoever installs Knative without its webhook has nobody
/// else to check it.
public final class IngressProblems {

  private static final String NO_ITEM = "is empty; write at least one ";

  private final String namespace;
  private final List<Problem> found = new ArrayList<>();

  private IngressProblems(String namespace) {
    this.namespace = namespace;
  }

  /// Something that is wrong with a KIngress.
  ///
  /// @param field path of the field in the specification, such as `rules[0].hosts[1]`
  /// @param message what is wrong and what to write
  public record Problem(String field, String message) {}

  /// All problems, in the order of the fields; an object with none can be followed.
  ///
  /// @param namespace namespace of the KIngress
  public static List<Problem> of(IngressSpec spec, String namespace) {
    var problems = new IngressProblems(namespace);
    problems.check(spec);
    return List.copyOf(problems.found);
  }

  private void check(IngressSpec spec) {
    if (!spec.httpOption().known()) {
      var written = spec.httpOption().written();
      add("httpOption", "\"%s\" is not known; write Enabled or Redirected".formatted(written));
    }
    for (var i = 0; i < spec.tls().size(); i++) {
      check("tls[%d]".formatted(i), spec.tls().get(i));
    }
    if (spec.rules().isEmpty()) {
      add("rules", NO_ITEM + "rule");
    }
    for (var i = 0; i < spec.rules().size(); i++) {
      check("rules[%d]".formatted(i), spec.rules().get(i));
    }
  }

  private void check(String field, IngressTls tls) {
    checkHosts(field, tls.hosts());
    if (tls.secretName().isEmpty()) {
      add(
          field + ".secretName",
          "is missing; write the name of a Secret of type kubernetes.io/tls");
    }
    if (!tls.secretNamespace().isEmpty() && !tls.secretNamespace().equals(namespace)) {
      foreign(field + ".secretNamespace", tls.secretNamespace());
    }
  }

  private void check(String field, IngressRule rule) {
    checkHosts(field, rule.hosts());
    if (rule.paths().isEmpty()) {
      add(field + ".http.paths", NO_ITEM + "path");
    }
    for (var i = 0; i < rule.paths().size(); i++) {
      check("%s.http.paths[%d]".formatted(field, i), rule.paths().get(i));
    }
  }

  private void checkHosts(String field, List<String> hosts) {
    for (var i = 0; i < hosts.size(); i++) {
      add("%s.hosts[%d]".formatted(field, i), HostTexts.objection(hosts.get(i)));
    }
  }

  private void check(String field, IngressPath path) {
    add(field + ".path", PathTexts.objection(path.path()));
    add(field + ".rewriteHost", HostTexts.rewriteObjection(path.rewriteHost()));
    HeaderTexts.matched(path.headers())
        .forEach((name, text) -> add(field + ".headers." + name, text));
    HeaderTexts.written(path.appendHeaders())
        .forEach((name, text) -> add(field + ".appendHeaders." + name, text));
    checkShares(field + ".splits", path.splits());
    for (var i = 0; i < path.splits().size(); i++) {
      check("%s.splits[%d]".formatted(field, i), path.splits().get(i));
    }
  }

  private void checkShares(String field, List<IngressSplit> splits) {
    var sum = splits.stream().mapToLong(IngressSplit::percent).sum();
    if (splits.isEmpty()) {
      add(field, NO_ITEM + "split");
    } else if (sum != 100) {
      add(
          field,
          "have percents that add up to %d; write percents that add up to 100".formatted(sum));
    }
  }

  private void check(String field, IngressSplit split) {
    if (split.serviceNamespace().isEmpty()) {
      add(field + ".serviceNamespace", "is missing; write %s".formatted(namespace));
    } else if (!split.serviceNamespace().equals(namespace)) {
      foreign(field + ".serviceNamespace", split.serviceNamespace());
    }
    if (split.serviceName().isEmpty()) {
      add(field + ".serviceName", "is missing; write the name of a Service");
    }
    if (!isPort(split.port())) {
      add(field + ".servicePort", "names no port; write the port of the Service, such as 80");
    }
    if (split.percent() < 0 || split.percent() > 100) {
      add(
          field + ".percent",
          "%d is out of range; write a number from 0 to 100".formatted(split.percent()));
    }
    HeaderTexts.written(split.appendHeaders())
        .forEach((name, text) -> add(field + ".appendHeaders." + name, text));
  }

  private static boolean isPort(ServicePortRef port) {
    return switch (port) {
      case ServicePortRef.Numbered(var number) -> number > 0 && number <= 65_535;
      case ServicePortRef.Named(var name) -> !name.isEmpty();
    };
  }

  private void foreign(String field, String other) {
    add(field, "\"%s\" is not the namespace of the Ingress; write %s".formatted(other, namespace));
  }

  private void add(String field, Optional<String> objection) {
    objection.ifPresent(message -> found.add(new Problem(field, message)));
  }

  private void add(String field, String message) {
    found.add(new Problem(field, message));
  }
}
