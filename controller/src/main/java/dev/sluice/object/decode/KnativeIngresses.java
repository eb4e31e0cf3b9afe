package dev.sluice.object.decode;

import dev.sluice.knative.HttpOption;
import dev.sluice.knative.IngressPath;
import dev.sluice.knative.IngressProblems;
import dev.sluice.knative.IngressRule;
import dev.sluice.knative.IngressSpec;
import dev.sluice.knative.IngressSplit;
import dev.sluice.knative.IngressTls;
import dev.sluice.knative.ServicePortRef;
import dev.sluice.knative.Visibility;
import dev.sluice.object.KnativeIngress;
import dev.sluice.object.Metadata;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Reads KIngresses: their form, and the defaults of the API.
final class KnativeIngresses {

  private static final int MOST = Integer.MAX_VALUE;
  private static final int EVERYTHING = 100;
  private static final Map<String, Visibility> VISIBILITIES =
      Choice.labelled(Visibility.values(), Visibility::written);
  private static final IngressSpec NOTHING =
      new IngressSpec(List.of(), List.of(), HttpOption.UNSET);

  private KnativeIngresses() {}

  static KnativeIngress read(Metadata metadata, Fields object) {
    var spec = object.requiredObject("spec", fields -> checked(fields, metadata.namespace()));
    return new KnativeIngress(metadata, spec.orElse(NOTHING));
  }

  /// What is wrong with a stored object is said by its status.
  private static IngressSpec checked(Fields fields, String namespace) {
    var spec = spec(fields);
    if (!fields.stored() && !fields.failed()) {
      IngressProblems.of(spec, namespace)
          .forEach(problem -> fields.errorWithin(problem.field(), problem.message()));
    }
    return spec;
  }

  private static IngressSpec spec(Fields spec) {
    return new IngressSpec(
        spec.objects("tls", MOST, KnativeIngresses::tls),
        spec.objects("rules", MOST, KnativeIngresses::rule),
        new HttpOption(text(spec, "httpOption")));
  }

  private static IngressTls tls(Fields tls) {
    return new IngressTls(
        tls.texts("hosts", MOST, TextRule.ANY),
        text(tls, "secretName"),
        text(tls, "secretNamespace"));
  }

  private static IngressRule rule(Fields rule) {
    return new IngressRule(
        rule.texts("hosts", MOST, TextRule.ANY),
        visibility(rule),
        rule.requiredObject("http", http -> http.objects("paths", MOST, KnativeIngresses::path))
            .orElse(List.of()));
  }

  /// A word that is not known shows nothing to everybody.
  private static Visibility visibility(Fields rule) {
    return rule.optionalText("visibility", Choice.of(VISIBILITIES.keySet()))
        .filter(word -> !word.isEmpty())
        .map(word -> VISIBILITIES.getOrDefault(word, Visibility.CLUSTER_LOCAL))
        .orElse(Visibility.EXTERNAL_IP);
  }

  private static IngressPath path(Fields path) {
    return new IngressPath(
        text(path, "path"),
        text(path, "rewriteHost"),
        path.objectMap("headers", match -> match.text("exact", TextRule.ANY)),
        withDefault(path.objects("splits", MOST, KnativeIngresses::split)),
        headers(path));
  }

  /// One split alone takes everything.
  private static List<IngressSplit> withDefault(List<IngressSplit> splits) {
    return splits.size() == 1 && splits.getFirst().percent() == 0
        ? List.of(splits.getFirst().withPercent(EVERYTHING))
        : splits;
  }

  private static IngressSplit split(Fields split) {
    return new IngressSplit(
        text(split, "serviceNamespace"),
        text(split, "serviceName"),
        port(split),
        percent(split),
        headers(split));
  }

  private static ServicePortRef port(Fields split) {
    return split
        .integerOrText(
            "servicePort", 1, References.LAST_PORT, ServicePortRef::of, ServicePortRef::of)
        .orElse(ServicePortRef.of(0));
  }

  /// An API server does not check the number.
  private static int percent(Fields split) {
    var stored = split.stored();
    return split
        .integer("percent", stored ? Integer.MIN_VALUE : 0, stored ? MOST : EVERYTHING)
        .orElse(0);
  }

  private static SortedMap<String, String> headers(Fields fields) {
    return fields.textMap("appendHeaders", TextRule.ANY, TextRule.ANY);
  }

  private static String text(Fields fields, String name) {
    return fields.optionalText(name, TextRule.ANY).orElse("");
  }
}
