@cluster
Feature: 05 Traffic split in a cluster
  Weights share requests between versions; a header forces the canary.

  Scenario: The canary gets its share, then more, then nothing
    Given Sluice is installed
    And the example "05-traffic-split"
    And Gateway "web" is ready
    When I send GET http://shop.localhost/ 1000 times
    Then service "stable" has answered 90% of them
    And service "canary" has answered 10% of them
    When I send GET http://shop.localhost/ with header "X-Canary: always"
    Then service "canary" answers
    When I change HTTPRoute "shop" by:
      """
      - {op: replace, path: /spec/rules/0/backendRefs/0/weight, value: 0}
      - {op: replace, path: /spec/rules/0/backendRefs/1/weight, value: 10}
      """
    Then before long 50 requests in a row to GET http://shop.localhost/ are answered by service "canary"
    When I change HTTPRoute "shop" by:
      """
      - {op: replace, path: /spec/rules/0/backendRefs/0/weight, value: 1}
      - {op: replace, path: /spec/rules/0/backendRefs/1/weight, value: 0}
      """
    Then before long 50 requests in a row to GET http://shop.localhost/ are answered by service "stable"
