@cluster
Feature: 01 Minimal HTTP in a cluster
  A Gateway, a route and a Service are enough to be served at an address of the cluster.

  Background:
    Given Sluice is installed
    And the example "01-minimal-http"
    And Gateway "web" is ready

  Scenario: Every path is answered by the one Service, and the objects say so
    Then these requests are answered:
      | request                                 | service |
      | GET http://shop.localhost/              | shop    |
      | GET http://any.example.com/cart?id=1    | shop    |
      | POST http://shop.localhost/a/b/c        | shop    |
    When I send GET http://shop.localhost/cart?id=1&name=a%20b with header "X-Customer: 42"
    Then the service received path "/cart?id=1&name=a%20b"
    And the service received host "shop.localhost"
    And the service received header "X-Customer" with value "42"
    When I send GET http://shop.localhost/status/418
    Then the status is 418
    And Gateway "web" says Accepted is True because Accepted
    And Gateway "web" says Programmed is True because Programmed
    And listener "http" of Gateway "web" has 1 attached route
    And HTTPRoute "shop" says Accepted is True because Accepted
    And HTTPRoute "shop" says ResolvedRefs is True because ResolvedRefs

  Scenario: Nothing of a Gateway is left when it goes
    Then these requests are answered:
      | request                                 | service |
      | GET http://shop.localhost/              | shop    |
    When I delete Gateway "web"
    Then before long Deployment "web-sluice" is gone
    And before long Service "web-sluice" is gone
    And before long ServiceAccount "web-sluice" is gone
