@knative
Feature: Services without pods
  A Service that nobody asks for costs nothing, and whoever asks is answered all the same.

  Background:
    Given Knative Serving runs on Sluice
    And I apply:
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata: {name: shop}
      spec:
        template:
          metadata:
            name: shop-one
            annotations: {autoscaling.knative.dev/window: 6s}
          spec:
            containers:
            - image: registry.k8s.io/gateway-api/conformance/echo-basic:v0.1.0
              ports: [{containerPort: 3000}]
              env: [{name: SERVICE_NAME, value: shop-one}]
      """
    And before long Knative Service "shop" is ready

  Scenario: The first request after a while brings a pod back
    Given nobody asks for Knative Service "shop" until it has no pods
    When I send GET http://shop.$NAMESPACE.example.com/
    Then service "shop-one" answers

  Scenario: Requests that meet the end of the last pod are answered
    Given a connection that has served GET http://shop.$NAMESPACE.example.com/
    When Knative Service "shop" lets its last pod go
    Then that connection still serves GET http://shop.$NAMESPACE.example.com/
    When I send GET http://shop.$NAMESPACE.example.com/ 100 times
    Then service "shop-one" has answered 100% of them

  Scenario: Many ask at once while there is no pod
    Given nobody asks for Knative Service "shop" until it has no pods
    And GET http://shop.$NAMESPACE.example.com/ is sent 100 times per second
    Then after 300 more requests none has failed
