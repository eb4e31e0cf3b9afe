package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.object.BackendTlsPolicy;
import dev.sluice.object.BackendTlsPolicy.SubjectAltName;
import dev.sluice.object.BackendTlsPolicy.TargetRef;
import dev.sluice.object.BackendTlsPolicy.Validation;
import dev.sluice.object.Kind;
import dev.sluice.object.LocalRef;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.PolicyTarget;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendTlsPoliciesTest {

  private static final String TARGET = "{group: '', kind: Service, name: cart}";
  private static final String SYSTEM = "{hostname: a.com, wellKnownCACertificates: System}";

  private static String policy(String targets, String validation) {
    return Told.gatewayApi(
        "BackendTLSPolicy", "{targetRefs: [%s], validation: %s}".formatted(targets, validation));
  }

  @Test
  void aPolicyIsRead() {
    var text =
        Told.gatewayApi(
            "BackendTLSPolicy",
            """
            {targetRefs: [{group: '', kind: Service, name: cart, sectionName: https}],
             validation: {hostname: a.com, caCertificateRefs: [{group: '', kind: ConfigMap, name: ca}],
               subjectAltNames: [{type: Hostname, hostname: '*.a.com'}, {type: URI, uri: 'spiffe://a/b'}]},
             options: {a.com/b: c}}
            """);

    var policy = Told.object(BackendTlsPolicy.class, text);

    assertThat(policy.targetRefs())
        .containsExactly(new TargetRef(new LocalRef("", "Service", "cart"), Optional.of("https")));
    assertThat(policy.targets())
        .extracting(PolicyTarget::object)
        .containsOnly(new ObjectKey(Kind.SERVICE, "default", "cart"));
    assertThat(policy.validation())
        .isEqualTo(
            new Validation(
                List.of(new LocalRef("", "ConfigMap", "ca")),
                Optional.empty(),
                "a.com",
                List.of(
                    new SubjectAltName.Hostname("*.a.com"),
                    new SubjectAltName.Uri("spiffe://a/b"))));
    assertThat(policy.options()).containsEntry("a.com/b", "c");
    assertThat(policy.unsupported()).containsExactly("spec.options");
  }

  @Test
  void theDeprecatedVersionIsRead() {
    var text = policy(TARGET, SYSTEM).replace("k8s.io/v1", "k8s.io/v1alpha3");

    assertThat(Told.object(BackendTlsPolicy.class, text).validation().wellKnownCaCertificates())
        .contains("System");
  }

  @ParameterizedTest
  @ValueSource(strings = {"System", "a.com/my-set", "a/B_c.d"})
  void wellKnownSetsMayHaveADomain(String set) {
    assertThat(Told.messages(policy(TARGET, SYSTEM.replace("System", set)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {wellKnownCACertificates: System} | is missing; add it
          {hostname: a.com} | is missing; write it, or `wellKnownCACertificates: System`
          {hostname: a.com, caCertificateRefs: []} | is empty; write at least one item
          {hostname: a.com, caCertificateRefs: [], wellKnownCACertificates: System} | does not go with caCertificateRefs; remove one of them
          {hostname: a.com, wellKnownCACertificates: Mine} | "Mine" is not valid; write System, or a name with a domain before it
          {hostname: '*.a.com', wellKnownCACertificates: System} | "*.a.com" is not a host name; a wildcard is not allowed here
          {hostname: a.com, wellKnownCACertificates: System, subjectAltNames: [{type: Hostname}]} | is missing; add it
          {hostname: a.com, wellKnownCACertificates: System, subjectAltNames: [{type: URI, uri: b}]} | "b" is not valid; write a scheme, `://` and more, such as spiffe://example.com/shop
          {hostname: a.com, wellKnownCACertificates: System, subjectAltNames: [{type: URI, uri: 'a://b', hostname: b.com}]} | does not go with URI; remove it or write Hostname instead
          {hostname: a.com, wellKnownCACertificates: System, subjectAltNames: [{type: Email}]} | "Email" is not known; write one of Hostname, URI
          """)
  void validationObeysTheApi(String validation, String message) {
    assertThat(Told.messages(policy(TARGET, validation))).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          ^^ | is empty; write at least one item
          {kind: Service, name: cart} | is missing; add it
          {group: '', kind: Service, name: cart}, {group: '', kind: Service, name: cart} | refers to the same target twice; remove one
          {group: '', kind: Service, name: cart}, {group: '', kind: Service, name: cart, sectionName: a} | refers to Service cart in different ways; write sectionName in each
          """)
  void targetsObeyTheApi(String targets, String message) {
    assertThat(Told.messages(policy(targets, SYSTEM))).containsExactly(message);
  }
}
