@standalone
Feature: 02 Several hostnames
  Routes on one listener are told apart by the host of the request.

  Background:
    Given the example "02-multi-host"
    And Sluice runs on the folder

  Scenario: The most specific hostname answers
    Then these requests are answered:
      | request                                | service | status |
      | GET http://shop.localhost/             | shop    |        |
      | GET http://blog.localhost/             | blog    |        |
      | GET http://acme.tenant.localhost/      | tenants |        |
      | GET http://a.b.tenant.localhost/       | tenants |        |
      | GET http://vip.tenant.localhost/       | vip     |        |
      | GET http://SHOP.localhost/             | shop    |        |
      | GET http://tenant.localhost/           |         | 404    |
      | GET http://other.localhost/            |         | 404    |

  Scenario: The port in the Host header does not matter
    When I send GET http://shop.localhost/ with header "Host: shop.localhost:8080"
    Then service "shop" answers

  Scenario: All routes are attached to the one listener
    Then listener "http" of Gateway "web" has 4 attached routes
