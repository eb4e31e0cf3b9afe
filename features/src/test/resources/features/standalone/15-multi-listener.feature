@standalone
Feature: 15 Several listeners
  HTTP only redirects to HTTPS; one HTTPS port serves two hosts, each with its own certificate.

  Background:
    Given the example "15-multi-listener"
    And a certificate for "shop.localhost" in Secret "shop-tls"
    And a certificate for "blog.localhost" in Secret "blog-tls"
    And Sluice runs on the folder

  Scenario: HTTP is redirected to HTTPS, at the port where it is reached
    When I send GET http://shop.localhost/cart?id=1
    Then the status is 301
    And the client is redirected to "https://shop.localhost/cart?id=1"

  Scenario: Each host has its certificate and its Service
    Then these requests are answered:
      | request                       | service |
      | GET https://shop.localhost/   | shop    |
      | GET https://blog.localhost/   | blog    |

  Scenario: A request for one host over the other's connection is misdirected
    When I send GET https://blog.localhost/ over a connection opened for "shop.localhost"
    Then the status is 421

  Scenario: Each listener has its route
    Then listener "http" of Gateway "web" has 1 attached route
    And listener "shop" of Gateway "web" has 1 attached route
    And listener "blog" of Gateway "web" has 1 attached route
