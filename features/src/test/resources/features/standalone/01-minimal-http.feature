@standalone
Feature: 01 Minimal HTTP
  A Gateway, a route and a Service in one file are enough to be served.

  Background:
    Given the example "01-minimal-http"
    And Sluice runs on the folder

  Scenario: Every path is answered by the one Service
    Then these requests are answered:
      | request                                 | service |
      | GET http://shop.localhost/              | shop    |
      | GET http://any.example.com/cart?id=1    | shop    |
      | POST http://shop.localhost/a/b/c        | shop    |

  Scenario: The Service receives the request as it was sent
    When I send GET http://shop.localhost/cart?id=1&name=a%20b with header "X-Customer: 42"
    Then service "shop" answers
    And the service received path "/cart?id=1&name=a%20b"
    And the service received host "shop.localhost"
    And the service received header "X-Customer" with value "42"

  Scenario: The Service's own status reaches the client
    When I send GET http://shop.localhost/status/418
    Then the status is 418

  Scenario: The user is told what to curl, and that all is well
    Then Sluice has printed "curl http://"
    And Gateway "web" says Accepted is True because Accepted
    And Gateway "web" says Programmed is True because Programmed
    And listener "http" of Gateway "web" has 1 attached route
    And HTTPRoute "shop" says Accepted is True because Accepted
    And HTTPRoute "shop" says ResolvedRefs is True because ResolvedRefs
    When I run "sluice status"
    Then it ends with exit code 0
    And it prints a line with:
      | Gateway | web | http | ok |
    And it prints a line with:
      | HTTPRoute | shop | ok |

  Scenario: Nothing is left when Sluice ends
    When Sluice is asked to end
    Then Envoy is gone
