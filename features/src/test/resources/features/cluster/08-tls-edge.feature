@cluster
Feature: 08 TLS at the edge of a cluster
  The Gateway holds the certificate; Services speak plain HTTP. An issuer renews the certificate.

  Scenario: A renewed certificate is shown to new connections, and open ones go on
    Given Sluice is installed
    And a certificate for "shop.localhost" in Secret "shop-tls"
    And the example "08-tls-edge"
    And Gateway "web" carries the annotation "cert-manager.io/issuer: shop-issuer"
    And Gateway "web" is ready
    When I send GET https://shop.localhost/cart
    Then service "shop" answers
    And the service received header "X-Forwarded-Proto" with value "https"
    And no TLS connection can be opened for "blog.localhost"
    Given a connection that has served GET https://shop.localhost/
    And GET https://shop.localhost/ is sent 50 times per second
    When the certificate for "shop.localhost" in Secret "shop-tls" is renewed
    Then before long new connections for GET https://shop.localhost/ see another certificate
    And that connection still serves GET https://shop.localhost/
    And after 50 more requests none has failed
    And Gateway "web" still carries the annotation "cert-manager.io/issuer: shop-issuer"
