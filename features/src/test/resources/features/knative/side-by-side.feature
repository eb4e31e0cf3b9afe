@knative
Feature: Knative beside Gateway API
  A Gateway serves Knative Services and HTTPRoutes at once, and neither disturbs the other.

  Background:
    Given Knative Serving runs on Sluice
    And Knative Service "shop" is deployed as "one"
    And the Services:
      | blog |
    And I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: blog}
      spec:
        parentRefs: [{name: external, namespace: knative-gateways}]
        hostnames: [blog.$NAMESPACE.example.com]
        rules: [{backendRefs: [{name: blog, port: 8080}]}]
      """
    And requests go to Gateway "knative-gateways/external"

  Scenario: A Knative Service and an HTTPRoute share a Gateway
    Then before long GET http://blog.$NAMESPACE.example.com/ is answered by service "blog"
    And these requests are answered:
      | request                                  | service  |
      | GET http://shop.$NAMESPACE.example.com/  | shop-one |
      | GET http://blog.$NAMESPACE.example.com/  | blog     |

  Scenario: Deployments of one disturb nobody who asks the other
    Given before long GET http://blog.$NAMESPACE.example.com/ is answered by service "blog"
    And GET http://blog.$NAMESPACE.example.com/ is sent 100 times per second
    When Knative Service "shop" is deployed anew as "two"
    Then before long GET http://shop.$NAMESPACE.example.com/ is answered by service "shop-two"
    And after 100 more requests none has failed

  Scenario: A Service whose host has been given to an HTTPRoute waits until it is free
    Given I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: museum}
      spec:
        parentRefs: [{name: external, namespace: knative-gateways}]
        hostnames: [museum.$NAMESPACE.example.com]
        rules: [{backendRefs: [{name: blog, port: 8080}]}]
      """
    And before long GET http://museum.$NAMESPACE.example.com/ is answered by service "blog"
    When the deployment of Knative Service "museum" as "one" begins
    Then before long Knative Service "museum" says that it is not ready because of DomainConflict
    And these requests are answered:
      | request                                   | service |
      | GET http://museum.$NAMESPACE.example.com/ | blog    |
    When I delete HTTPRoute "museum"
    Then before long Knative Service "museum" is ready
    And before long GET http://museum.$NAMESPACE.example.com/ is answered by service "museum-one"
