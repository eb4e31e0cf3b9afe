@knative
Feature: Shares of traffic
  A developer tries a new revision on some of the users, and on testers first.

  Background:
    Given Knative Serving runs on Sluice
    And Knative Service "shop" is deployed as "one"
    And Knative Service "shop" is deployed anew as "two"

  Scenario: Two revisions share the requests
    When the traffic of Knative Service "shop" is:
      | revision | percent |
      | shop-one | 50      |
      | shop-two | 50      |
    And I send GET http://shop.$NAMESPACE.example.com/ 400 times
    Then service "shop-one" has answered 50% of them
    And service "shop-two" has answered 50% of them

  Scenario: Uneven shares, one of them nothing
    When Knative Service "shop" is deployed anew as "three"
    And the traffic of Knative Service "shop" is:
      | revision   | percent |
      | shop-one   | 90      |
      | shop-two   | 10      |
      | shop-three | 0       |
    And I send GET http://shop.$NAMESPACE.example.com/ 400 times
    Then service "shop-one" has answered 90% of them
    And service "shop-two" has answered 10% of them

  Scenario: Going back to the revision before
    When the traffic of Knative Service "shop" is:
      | revision | percent |
      | shop-one | 100     |
    Then before long 50 requests in a row to GET http://shop.$NAMESPACE.example.com/ are answered by service "shop-one"

  Scenario: A tag gives a revision a name of its own, before users get it
    When the traffic of Knative Service "shop" is:
      | revision | percent | tag  |
      | shop-one | 100     |      |
      | shop-two | 0       | next |
    And I send GET http://shop.$NAMESPACE.example.com/ 50 times
    Then service "shop-one" has answered 100% of them
    And before long GET http://next-shop.$NAMESPACE.example.com/ is answered by service "shop-two"

  Scenario: Testers ask for a tag by a header
    When the traffic of Knative Service "shop" is:
      | revision | percent | tag  |
      | shop-one | 100     |      |
      | shop-two | 0       | next |
    Then these requests are answered:
      | request                                 | header                         | service  |
      | GET http://shop.$NAMESPACE.example.com/ | Knative-Serving-Tag: next      | shop-two |
      | GET http://shop.$NAMESPACE.example.com/ | Knative-Serving-Tag: not-there | shop-one |
      | GET http://shop.$NAMESPACE.example.com/ |                                | shop-one |

  Scenario: A tag that is taken away answers no more
    Given the traffic of Knative Service "shop" is:
      | revision | percent | tag  |
      | shop-one | 100     |      |
      | shop-two | 0       | next |
    And before long GET http://next-shop.$NAMESPACE.example.com/ is answered by service "shop-two"
    When the traffic of Knative Service "shop" is:
      | revision | percent |
      | shop-one | 100     |
    Then before long GET http://next-shop.$NAMESPACE.example.com/ is answered with status 404
