@knative
Feature: New revisions under load
  Users notice nothing of a deployment.

  Background:
    Given Knative Serving runs on Sluice
    And Knative Service "shop" is deployed as "one"

  Scenario: A new revision is rolled out while 200 requests per second arrive
    Given GET http://shop.$NAMESPACE.example.com/ is sent 200 times per second
    When Knative Service "shop" is deployed anew as "two"
    Then before long service "shop-two" answers some of them
    When Knative Service "shop" is deployed anew as "three"
    Then before long service "shop-three" answers some of them
    And before long 50 requests in a row to GET http://shop.$NAMESPACE.example.com/ are answered by service "shop-three"
    And after 400 more requests none has failed

  Scenario: Requests move to a new revision step by step
    Given Knative Service "shop" is rolled out over "20s"
    And GET http://shop.$NAMESPACE.example.com/ is sent 50 times per second
    When the deployment of Knative Service "shop" as "two" begins
    Then before long service "shop-two" answers some of them
    And 200 more requests are answered
    And before long service "shop-one" answers some of them
    And before long 100 requests in a row to GET http://shop.$NAMESPACE.example.com/ are answered by service "shop-two"
    And after 50 more requests none has failed

  @isolated
  Scenario: Sluice's leader is killed in the middle of a rollout
    Given Knative Service "shop" is rolled out over "20s"
    And GET http://shop.$NAMESPACE.example.com/ is sent 50 times per second
    When the deployment of Knative Service "shop" as "two" begins
    Then before long service "shop-two" answers some of them
    When the leader of Sluice is killed
    Then before long another replica of Sluice leads
    And before long 100 requests in a row to GET http://shop.$NAMESPACE.example.com/ are answered by service "shop-two"
    And before long all pods of Deployment "sluice-system/sluice" are ready
    And after 50 more requests none has failed
