@knative
Feature: Services without pods
  A Service that nobody asks for costs nothing, and whoever asks is answered all the same. With a burst capacity of 211
  Knative's activator stays between the Gateway and a few pods; with 0 it steps aside as soon as there is one.

  Background:
    Given Knative Serving runs on Sluice

  Scenario Outline: The first request after a while brings a pod back
    Given Knative Service "shop" is deployed as "one" with the annotations:
      | autoscaling.knative.dev/window                | 6s      |
      | autoscaling.knative.dev/target-burst-capacity | <burst> |
    When nobody asks for Knative Service "shop" until it has no pods
    And I send GET http://shop.$NAMESPACE.example.com/
    Then service "shop-one" answers

    Examples:
      | burst |
      | 211   |
      | 0     |

  Scenario Outline: Requests that meet the end of the last pod are answered
    Given Knative Service "shop" is deployed as "one" with the annotations:
      | autoscaling.knative.dev/window                | 6s      |
      | autoscaling.knative.dev/target-burst-capacity | <burst> |
    And a connection that has served GET http://shop.$NAMESPACE.example.com/
    When Knative Service "shop" lets its last pod go
    Then that connection still serves GET http://shop.$NAMESPACE.example.com/
    When I send GET http://shop.$NAMESPACE.example.com/ 100 times
    Then service "shop-one" has answered 100% of them

    Examples:
      | burst |
      | 211   |
      | 0     |

  Scenario: Many ask at once while there is no pod
    Given Knative Service "shop" is deployed as "one" with the annotations:
      | autoscaling.knative.dev/window | 6s |
    When nobody asks for Knative Service "shop" until it has no pods
    And GET http://shop.$NAMESPACE.example.com/ is sent 100 times per second
    Then after 300 more requests none has failed

  Scenario: The activator steps aside, and nobody notices
    Given Knative Service "shop" is deployed as "one" with the annotations:
      | autoscaling.knative.dev/window                | 6s |
      | autoscaling.knative.dev/target-burst-capacity | 0  |
    When nobody asks for Knative Service "shop" until it has no pods
    And GET http://shop.$NAMESPACE.example.com/ is sent 50 times per second
    Then before long GET http://shop.$NAMESPACE.example.com/ reaches service "shop-one" without the header "K-Proxy-Request"
    And after 200 more requests none has failed
