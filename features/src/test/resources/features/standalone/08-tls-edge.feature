@standalone
Feature: 08 TLS at the edge
  The Gateway holds the certificate; Services speak plain HTTP.

  Background:
    Given the example "08-tls-edge"
    And a certificate for "shop.localhost" in Secret "shop-tls"

  Scenario: A client that trusts the certificate is served
    Given Sluice runs on the folder
    When I send GET https://shop.localhost/cart
    Then service "shop" answers
    And the service received header "X-Forwarded-Proto" with value "https"

  Scenario: No other name is served
    Given Sluice runs on the folder
    Then no TLS connection can be opened for "blog.localhost"
    When I send GET https://blog.localhost/ over a connection opened for "shop.localhost"
    Then the status is 404

  Scenario: A renewed certificate is shown to new connections, and open ones go on
    Given Sluice runs on the folder
    And a connection that has served GET https://shop.localhost/
    When the certificate for "shop.localhost" in Secret "shop-tls" is renewed
    Then before long new connections for GET https://shop.localhost/ see another certificate
    And that connection still serves GET https://shop.localhost/
    And Envoy was sent no listener since the start

  Scenario: A renewed certificate that does not fit its key changes nothing
    Given Sluice runs on the folder
    When a certificate for "shop.localhost" with the key of another is saved in Secret "shop-tls"
    Then before long a line of the log says "Secret default/shop-tls" and "does not belong"
    When I send GET https://shop.localhost/cart
    Then service "shop" answers

  Scenario: A certificate that comes later
    When I delete "shop-tls.yaml"
    And Sluice is started on the folder
    Then Gateway "web" says ResolvedRefs is False because InvalidCertificateRef
    When a certificate for "shop.localhost" is saved in Secret "shop-tls"
    Then before long GET https://shop.localhost/ is answered by service "shop"
    And Gateway "web" says ResolvedRefs is True because ResolvedRefs
