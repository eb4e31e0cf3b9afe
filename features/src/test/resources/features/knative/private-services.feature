@knative
Feature: Private Services
  What only other programs of the cluster may ask for is not shown to the world.

  Scenario: A private Service is answered inside the cluster, and nowhere else
    Given Knative Serving runs on Sluice
    And I apply:
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata:
        name: ledger
        labels: {networking.knative.dev/visibility: cluster-local}
      spec:
        template:
          metadata: {name: ledger-one}
          spec:
            containers:
            - image: registry.k8s.io/gateway-api/conformance/echo-basic:v0.1.0
              ports: [{containerPort: 3000}]
              env: [{name: SERVICE_NAME, value: ledger-one}]
      """
    Then before long Knative Service "ledger" is ready
    And Knative Service "ledger" says that its URL is "http://ledger.$NAMESPACE.svc.cluster.local"
    And these requests are answered:
      | request                                          | status |
      | GET http://ledger.$NAMESPACE.svc.cluster.local/  | 404    |
      | GET http://ledger.$NAMESPACE.svc/                | 404    |
      | GET http://ledger.$NAMESPACE/                    | 404    |
      | GET http://ledger.$NAMESPACE.example.com/        | 404    |
    When requests come from inside the cluster
    Then before long GET http://ledger.$NAMESPACE.svc.cluster.local/ is answered by service "ledger-one"
    And these requests are answered:
      | request                          | service    |
      | GET http://ledger.$NAMESPACE.svc/ | ledger-one |
      | GET http://ledger.$NAMESPACE/     | ledger-one |

  Scenario: A Service that becomes private is hidden
    Given Knative Serving runs on Sluice
    And Knative Service "ledger" is deployed as "one"
    When Knative Service "ledger" gets the label "networking.knative.dev/visibility: cluster-local"
    Then before long GET http://ledger.$NAMESPACE.example.com/ is answered with status 404
    When requests come from inside the cluster
    Then before long GET http://ledger.$NAMESPACE.svc.cluster.local/ is answered by service "ledger-one"
