package dev.sluice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Stream;

/// The package is the architecture: who may use whom, as ARCHITECTURE.md draws it.
@AnalyzeClasses(packages = "dev.sluice", importOptions = DoNotIncludeTests.class)
final class PackagesTest {

  private static final String[] JDK = {
    "java.lang..", "java.util..", "java.time..", "org.jspecify.."
  };

  @ArchTest
  static final ArchRule intentNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.sluice.xds.ir")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with("dev.sluice.xds.ir"));

  @ArchTest
  static final ArchRule engineNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.sluice.incremental")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with("dev.sluice.incremental"));

  @ArchTest
  static final ArchRule objectsNeedOnlyTheJdkAndKnativesRecords =
      classes()
          .that()
          .resideInAPackage("dev.sluice.object")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with("dev.sluice.object", "dev.sluice.knative"));

  @ArchTest
  static final ArchRule bridgeNeedsOnlyIntent =
      classes()
          .that()
          .resideInAPackage("dev.sluice.knative..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              with(
                  "dev.sluice.knative..",
                  "dev.sluice.xds.ir",
                  "java.nio.charset..",
                  "java.security.."));

  @ArchTest
  static final ArchRule jsonNeedsOnlyItsParser =
      classes()
          .that()
          .resideInAPackage("dev.sluice.json")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.sluice.json",
              "java.io..",
              "java.nio.charset..",
              "com.fasterxml.jackson.core..",
              "java.lang..",
              "java.util..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule discoveryDoesNotKnowIntent =
      noClasses()
          .that()
          .resideInAnyPackage("dev.sluice.xds.ads..", "dev.sluice.xds.snapshot..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.sluice.xds.ir..", "dev.sluice.xds.envoy..");

  @ArchTest
  static final ArchRule translationDoesNotKnowEnvoy =
      noClasses()
          .that()
          .resideInAPackage("dev.sluice.translate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.sluice.xds.envoy..",
              "dev.sluice.xds.snapshot..",
              "dev.sluice.xds.ads..",
              "io.envoyproxy..",
              "com.google.protobuf..");

  @ArchTest
  static final ArchRule coreIsPure =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.sluice.translate..",
              "dev.sluice.status..",
              "dev.sluice.facts..",
              "dev.sluice.object..",
              "dev.sluice.json..",
              "dev.sluice.finding..",
              "dev.sluice.pem..",
              "dev.sluice.pki",
              "dev.sluice.bootstrap..",
              "dev.sluice.infra..",
              "dev.sluice.encode..",
              "dev.sluice.incremental..",
              "dev.sluice.xds.ir..",
              "dev.sluice.xds.envoy..",
              "dev.sluice.knative..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.nio.file..",
              "java.net..",
              "java.util.concurrent..",
              "org.slf4j..",
              "io.micronaut..",
              "io.grpc..",
              "picocli..");

  @ArchTest
  static final ArchRule coreHasNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.sluice.translate..",
              "dev.sluice.status..",
              "dev.sluice.pki..",
              "dev.sluice.bootstrap..",
              "dev.sluice.infra..",
              "dev.sluice.facts..",
              "dev.sluice.xds.ir..",
              "dev.sluice.xds.envoy..",
              "dev.sluice.knative..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule onlyTheEdgeKnowsTheFramework =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.sluice.app..", "dev.sluice.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut..", "picocli..");

  @ArchTest
  static final ArchRule onlyKubeSpeaksToTheApiServer =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.sluice.kube..", "dev.sluice.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.kubernetes..", "okhttp3..", "okio..");

  @ArchTest
  static final ArchRule onlyMetricsKnowsPrometheus =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sluice.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.prometheus..");

  @ArchTest
  static final ArchRule kubeKnowsObjectsAndStatusesOnly =
      classes()
          .that()
          .resideInAPackage("dev.sluice.kube..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              with(
                  "dev.sluice.kube",
                  "dev.sluice.json",
                  "dev.sluice.object..",
                  "dev.sluice.status.merge",
                  "java.net..",
                  "java.io..",
                  "java.nio.file..",
                  "org.slf4j..",
                  "io.kubernetes.client..",
                  "okhttp3..",
                  "okio.."));

  @ArchTest
  static final ArchRule companionDoesNotKnowTheLoop =
      noClasses()
          .that()
          .resideInAPackage("dev.sluice.cluster.companion..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.sluice.loop..",
              "dev.sluice.facts..",
              "dev.sluice.encode..",
              "dev.sluice.infra..",
              "dev.sluice.xds..");

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      SlicesRuleDefinition.slices().matching("dev.sluice.(**)").should().beFreeOfCycles();

  private static String[] with(String... own) {
    return Stream.concat(Stream.of(JDK), Stream.of(own)).toArray(String[]::new);
  }
}
