@cluster
Feature: 10 TLS re-encrypted in a cluster
  TLS ends at the Gateway, which opens its own to the Service: it checks whom it meets, and shows who it is.

  Background:
    Given Sluice is installed
    And a certificate for "shop.localhost" in Secret "shop-tls"
    And a backend of Service "shop" that speaks TLS as "shop.internal", is known by ConfigMap "shop-authority" and knows clients by Secret "gateway-identity"
    And the example "10-tls-reencrypt"
    And Gateway "web" is ready

  Scenario: Both ends of the inner connection show certificates
    When I send GET https://shop.localhost/cart
    Then service "shop" answers
    And the service was shown a client certificate, and asked for as "shop.internal"
    And BackendTLSPolicy "shop" says Accepted is True because Accepted
    And Gateway "web" says ResolvedRefs is True because ResolvedRefs
    When I change BackendTLSPolicy "shop" by:
      """
      - {op: replace, path: /spec/validation/hostname, value: somebody-else.internal}
      """
    Then before long GET https://shop.localhost/cart is answered with status 503
    When I change BackendTLSPolicy "shop" by:
      """
      - {op: replace, path: /spec/validation/hostname, value: shop.internal}
      """
    Then before long GET https://shop.localhost/cart is answered by service "shop"
