@standalone
Feature: 11 Across namespaces
  One team runs the Gateway, another the shop, a third its stock. Who is used by others has to agree.

  Background:
    Given the example "11-cross-namespace"
    And Sluice runs on the folder

  Scenario: A grant is revoked
    Then these requests are answered:
      | request                               | service |
      | GET http://shop.localhost/            | shop    |
      | GET http://shop.localhost/stock/42    | stock   |
    When I delete "grant.yaml"
    Then before long GET http://shop.localhost/stock/42 is answered with status 500
    And HTTPRoute "shop" says ResolvedRefs is False because RefNotPermitted
    When I send GET http://shop.localhost/
    Then service "shop" answers
