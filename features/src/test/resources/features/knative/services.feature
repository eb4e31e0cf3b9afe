@knative
Feature: Knative Services
  A developer deploys a program as a Knative Service and gets a URL at which it answers.

  Background:
    Given Knative Serving runs on Sluice

  Scenario: A Service answers at its URL
    When Knative Service "shop" is deployed as "one"
    Then Knative Service "shop" says that its URL is "http://shop.$NAMESPACE.example.com"
    When I send GET http://shop.$NAMESPACE.example.com/cart?item=1
    Then service "shop-one" answers
    And the service received path "/cart?item=1"
    And the service received host "shop.$NAMESPACE.example.com"

  Scenario: A Service that is deleted answers no more
    Given Knative Service "shop" is deployed as "one"
    When I delete Knative Service "shop"
    Then before long GET http://shop.$NAMESPACE.example.com/ is answered with status 404

  Scenario: A Service whose program does not start answers nothing wrong, and the one before goes on
    Given Knative Service "shop" is deployed as "one"
    When I apply:
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata: {name: shop}
      spec:
        template:
          metadata: {name: shop-broken}
          spec:
            containers:
            - image: registry.k8s.io/gateway-api/conformance/echo-basic:v0.1.0
              command: [sh, -c, "exit 3"]
      """
    Then before long the program of revision "shop-broken" has failed
    And these requests are answered:
      | request                                 | service  |
      | GET http://shop.$NAMESPACE.example.com/ | shop-one |

  Scenario: A Service is reached from inside the cluster by its short names too
    Given Knative Service "shop" is deployed as "one"
    When requests come from inside the cluster
    Then before long GET http://shop.$NAMESPACE.svc.cluster.local/ is answered by service "shop-one"
    And these requests are answered:
      | request                         | service  |
      | GET http://shop.$NAMESPACE.svc/ | shop-one |
      | GET http://shop.$NAMESPACE/     | shop-one |
