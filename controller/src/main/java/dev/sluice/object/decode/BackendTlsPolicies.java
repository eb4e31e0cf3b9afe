package dev.sluice.object.decode;

import dev.sluice.object.BackendTlsPolicy;
import dev.sluice.object.BackendTlsPolicy.TargetRef;
import dev.sluice.object.BackendTlsPolicy.Validation;
import dev.sluice.object.Metadata;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Reads BackendTLSPolicies.
final class BackendTlsPolicies {

  private static final int MOST_TARGETS = 16;
  private static final String TARGETS = "targetRefs";
  private static final Validation NONE = new Validation(List.of(), Optional.empty(), "", List.of());

  private BackendTlsPolicies() {}

  static Optional<BackendTlsPolicy> read(Metadata metadata, Fields object) {
    return object.requiredObject("spec", spec -> read(spec, metadata));
  }

  private static BackendTlsPolicy read(Fields spec, Metadata metadata) {
    spec.requireItems(TARGETS);
    var targets = spec.objects(TARGETS, MOST_TARGETS, BackendTlsPolicies::target);
    checkDistinct(spec, targets);
    var validation = spec.requiredObject("validation", BackendTlsValidations::read);
    var options = TlsOptions.read(spec);
    return new BackendTlsPolicy(
        metadata, targets, validation.orElse(NONE), options, spec.unsupported());
  }

  private static TargetRef target(Fields ref) {
    return new TargetRef(
        References.local(ref), ref.optionalText("sectionName", Names.DNS_SUBDOMAIN));
  }

  /// References to one target must be told apart, all by their section.
  private static void checkDistinct(Fields spec, List<TargetRef> targets) {
    var firsts = new HashMap<Object, TargetRef>();
    for (var target : targets) {
      var first = firsts.putIfAbsent(target.ref(), target);
      if (first != null && first.sectionName().isPresent() != target.sectionName().isPresent()) {
        spec.error(
            TARGETS,
            "refers to %s %s in different ways; write sectionName in each"
                .formatted(target.ref().kind(), target.ref().name()));
      }
    }
    if (targets.stream().distinct().count() < targets.size()) {
      spec.error(TARGETS, "refers to the same target twice; remove one");
    }
  }
}
