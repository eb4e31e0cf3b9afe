@standalone
Feature: 07 Header filters
  Headers are set, added and removed on the way to the Service and on the way back.

  Background:
    Given the example "07-header-filter"
    And Sluice runs on the folder

  Scenario: Request headers
    When I send GET http://shop.localhost/ with headers:
      | X-Gateway  | forged |
      | X-Trace    | client |
      | X-Internal | secret |
    Then service "shop" answers
    And the service received header "X-Gateway" with value "sluice"
    And the service received header "X-Trace" with value "client,gateway"
    And the service received no header "X-Internal"

  Scenario: Response headers
    When I send GET http://shop.localhost/ with headers:
      | X-Echo-Set-Header | X-Powered-By:php |
    Then service "shop" answers
    And the response has header "X-Frame-Options" with value "DENY"
    And the response has no header "X-Powered-By"

  Scenario: A response header that no filter removes comes through
    When I send GET http://shop.localhost/tagged with header "X-Echo-Set-Header: X-Powered-By:php"
    Then the response has header "X-Powered-By" with value "php"
    And the response has no header "X-Frame-Options"

  Scenario: A filter on a backend
    When I send GET http://shop.localhost/tagged
    Then the service received header "X-Backend" with value "shop"
    And the service received no header "X-Gateway"
