@cluster
Feature: 09 TLS passthrough in a cluster
  The Service holds the certificate; the Gateway reads the server name and nothing else.

  Scenario: The client meets the certificate of the Service, and later of another one
    Given Sluice is installed
    And a backend of Service "shop" that speaks TLS as "shop.localhost"
    And the example "09-tls-passthrough"
    And Gateway "edge" is ready
    When I send GET https://shop.localhost/cart
    Then service "shop" answers
    And TLSRoute "shop" says Accepted is True because Accepted
    And listener "tls" of Gateway "edge" has 1 attached route
    And no TLS connection can be opened for "blog.localhost"
    Given a connection that has served GET https://shop.localhost/
    When a backend of Service "next" that speaks TLS as "shop.localhost" comes up
    And I change TLSRoute "shop" by:
      """
      - {op: replace, path: /spec/rules/0/backendRefs/0/name, value: next}
      """
    Then before long GET https://shop.localhost/ is answered by service "next"
    And that connection still serves GET https://shop.localhost/
