@standalone
Feature: 05 Traffic split
  Weights share requests between versions; a header forces the canary.

  Background:
    Given the example "05-traffic-split"
    And Sluice runs on the folder

  Scenario: Nine of ten requests go to the stable version
    When I send GET http://shop.localhost/ 2000 times
    Then service "stable" has answered 90% of them
    And service "canary" has answered 10% of them

  Scenario: The header forces the canary
    When I send GET http://shop.localhost/ with header "X-Canary: always"
    Then service "canary" answers

  Scenario: New weights share anew
    When I change "weight: 90" to "weight: 30" in "split.yaml"
    And I change "weight: 10" to "weight: 70" in "split.yaml"
    And nothing is on its way to Envoy any more
    And I send GET http://shop.localhost/ 2000 times
    Then service "stable" has answered 30% of them
    And service "canary" has answered 70% of them

  Scenario: Weight zero takes a version out
    When I change "weight: 10" to "weight: 0" in "split.yaml"
    And nothing is on its way to Envoy any more
    And I send GET http://shop.localhost/ 500 times
    Then service "stable" has answered 100% of them
