@standalone
Feature: 03 Path routing
  Exact paths come before prefixes, longer prefixes before shorter ones, whatever the order in the file.

  Background:
    Given the example "03-path-routing"
    And Sluice runs on the folder

  Scenario: The most specific path answers
    Then these requests are answered:
      | request                                     | service |
      | GET http://shop.localhost/                  | web     |
      | GET http://shop.localhost/anything          | web     |
      | GET http://shop.localhost/login             | login   |
      | GET http://shop.localhost/login?next=/cart  | login   |
      | GET http://shop.localhost/login/x           | web     |
      | GET http://shop.localhost/api               | api     |
      | GET http://shop.localhost/api/orders        | api     |
      | GET http://shop.localhost/apis              | web     |
      | GET http://shop.localhost/api/v2            | api-v2  |
      | GET http://shop.localhost/api/v2/orders     | api-v2  |
      | GET http://shop.localhost/api/v20           | api     |
      | GET http://shop.localhost/items/42          | items   |
      | GET http://shop.localhost/items/42/x        | web     |
      | GET http://shop.localhost/items/x           | web     |

  Scenario Outline: sluice explain says the same as Envoy does
    When I run "sluice explain -f . 'GET http://shop.localhost<path>'"
    Then it ends with exit code 0
    And it prints a line with:
      | default/<service> |
    When I send GET http://shop.localhost<path>
    Then service "<service>" answers

    Examples:
      | path          | service |
      | /login        | login   |
      | /api/v2/x     | api-v2  |
      | /items/7      | items   |
