@cluster
Feature: 15 Several listeners in a cluster
  HTTP only redirects to HTTPS; one HTTPS port serves two hosts, each with its own certificate.

  Scenario: HTTP is redirected to HTTPS, and each host has its certificate and its Service
    Given Sluice is installed
    And a certificate for "shop.localhost" in Secret "shop-tls"
    And a certificate for "blog.localhost" in Secret "blog-tls"
    And the example "15-multi-listener"
    And Gateway "web" is ready
    When I send GET http://shop.localhost/cart?id=1
    Then the status is 301
    And the client is redirected to "https://shop.localhost/cart?id=1"
    And these requests are answered:
      | request                       | service |
      | GET https://shop.localhost/   | shop    |
      | GET https://blog.localhost/   | blog    |
    When I send GET https://blog.localhost/ over a connection opened for "shop.localhost"
    Then the status is 421
    And listener "http" of Gateway "web" has 1 attached route
    And listener "shop" of Gateway "web" has 1 attached route
    And listener "blog" of Gateway "web" has 1 attached route
