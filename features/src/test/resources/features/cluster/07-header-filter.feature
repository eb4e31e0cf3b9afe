@cluster
Feature: 07 Header filters in a cluster
  Headers are set, added and removed on the way to the Service and on the way back.

  Scenario: Headers change on both ways
    Given Sluice is installed
    And the example "07-header-filter"
    And Gateway "web" is ready
    When I send GET http://shop.localhost/ with headers:
      | X-Gateway         | forged           |
      | X-Trace           | client           |
      | X-Internal        | secret           |
      | X-Echo-Set-Header | X-Powered-By:php |
    Then service "shop" answers
    And the service received header "X-Gateway" with value "sluice"
    And the service received header "X-Trace" with value "client,gateway"
    And the service received no header "X-Internal"
    And the response has header "X-Frame-Options" with value "DENY"
    And the response has no header "X-Powered-By"
    When I send GET http://shop.localhost/tagged with header "X-Echo-Set-Header: X-Powered-By:php"
    Then the response has header "X-Powered-By" with value "php"
    And the service received header "X-Backend" with value "shop"
    And the service received no header "X-Gateway"
