@cluster
Feature: 03 Path routing in a cluster
  Exact paths come before prefixes, longer prefixes before shorter ones, whatever the order in the manifest.

  Scenario: The most specific path answers
    Given Sluice is installed
    And the example "03-path-routing"
    And Gateway "web" is ready
    Then these requests are answered:
      | request                                     | service |
      | GET http://shop.localhost/                  | web     |
      | GET http://shop.localhost/login             | login   |
      | GET http://shop.localhost/login?next=/cart  | login   |
      | GET http://shop.localhost/login/x           | web     |
      | GET http://shop.localhost/api               | api     |
      | GET http://shop.localhost/apis              | web     |
      | GET http://shop.localhost/api/v2/orders     | api-v2  |
      | GET http://shop.localhost/api/v20           | api     |
      | GET http://shop.localhost/items/42          | items   |
      | GET http://shop.localhost/items/x           | web     |
