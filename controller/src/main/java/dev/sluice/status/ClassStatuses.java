package dev.sluice.status;

import static dev.sluice.finding.ConditionType.ACCEPTED;
import static dev.sluice.finding.ConditionType.SUPPORTED_VERSION;

import dev.sluice.facts.Facts;
import dev.sluice.object.CustomResourceDefinition;
import dev.sluice.object.GatewayClass;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import dev.sluice.status.ObjectStatus.ClassStatus;
import dev.sluice.translate.parameters.Parameters;
import java.util.Optional;
import java.util.regex.Pattern;

/// The status of GatewayClasses.
final class ClassStatuses {

  private static final ObjectKey DEFINITION =
      new ObjectKey(
          Kind.CUSTOM_RESOURCE_DEFINITION, "", "gatewayclasses.gateway.networking.k8s.io");
  private static final Pattern SUPPORTED = Pattern.compile("v1\\.[4-7]\\..*|v0\\.0\\.0-dev");

  private final Facts facts;
  private final Parameters parameters;

  ClassStatuses(Facts facts, Parameters parameters) {
    this.facts = facts;
    this.parameters = parameters;
  }

  ClassStatus of(GatewayClass gatewayClass) {
    var conditions =
        new Conditions(
                gatewayClass.metadata().generation(),
                parameters.ofClass(gatewayClass.metadata().name()).findings())
            .with(ACCEPTED, true, "Accepted", "");
    bundleVersion().ifPresent(version -> addVersion(conditions, version));
    return new ClassStatus(
        conditions.list(), SupportedFeatures.of(facts.surroundings().placement()));
  }

  private Optional<String> bundleVersion() {
    return facts.definition(DEFINITION).flatMap(CustomResourceDefinition::bundleVersion);
  }

  private static void addVersion(Conditions conditions, String version) {
    var supported = SUPPORTED.matcher(version).matches();
    conditions.add(
        SUPPORTED_VERSION,
        Condition.status(supported),
        supported ? "SupportedVersion" : "UnsupportedVersion",
        supported
            ? ""
            : "the installed Gateway API is of version %s: install v1.7.0".formatted(version));
  }
}
