@cluster
Feature: 02 Several hostnames in a cluster
  Routes on one listener are told apart by the host of the request.

  Scenario: The most specific hostname answers
    Given Sluice is installed
    And the example "02-multi-host"
    And Gateway "web" is ready
    Then these requests are answered:
      | request                                | service | status |
      | GET http://shop.localhost/             | shop    |        |
      | GET http://blog.localhost/             | blog    |        |
      | GET http://acme.tenant.localhost/      | tenants |        |
      | GET http://a.b.tenant.localhost/       | tenants |        |
      | GET http://vip.tenant.localhost/       | vip     |        |
      | GET http://tenant.localhost/           |         | 404    |
      | GET http://other.localhost/            |         | 404    |
    And listener "http" of Gateway "web" has 4 attached routes
