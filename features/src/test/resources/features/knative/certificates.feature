@knative @isolated
Feature: Certificates for Services
  Where the operator has turned it on, each Service is asked for over TLS without anybody's doing.

  Background:
    Given Knative Serving runs on Sluice

  Scenario: A Service gets a certificate once its authority has seen that the domain leads to it
    Given Knative Services get certificates for their domains
    And the Services:
      | solver |
    When the deployment of Knative Service "shop" as "one" begins
    Then before long a certificate for "shop.$NAMESPACE.example.com" is asked for
    When requests go to the gateway of Knative Service "shop"
    And the authority of "shop.$NAMESPACE.example.com" looks for Service "solver" at "/.well-known/acme-challenge/token"
    Then before long GET http://shop.$NAMESPACE.example.com/.well-known/acme-challenge/token is answered by service "solver"
    When the certificate for "shop.$NAMESPACE.example.com" is issued
    Then before long Knative Service "shop" is ready
    And Knative Service "shop" says that its URL is "https://shop.$NAMESPACE.example.com"
    And before long GET https://shop.$NAMESPACE.example.com/ is answered by service "shop-one"

  Scenario: Plain requests are sent to where they are encrypted, if the owner wants it
    Given Knative Services get certificates for their domains
    And I apply:
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata:
        name: shop
        annotations: {networking.knative.dev/http-protocol: redirected}
      spec:
        template:
          metadata: {name: shop-one}
          spec:
            containers:
            - image: registry.k8s.io/gateway-api/conformance/echo-basic:v0.1.0
              ports: [{containerPort: 3000}]
              env: [{name: SERVICE_NAME, value: shop-one}]
      """
    And before long a certificate for "shop.$NAMESPACE.example.com" is asked for
    When the certificate for "shop.$NAMESPACE.example.com" is issued
    Then before long Knative Service "shop" is ready
    And before long GET https://shop.$NAMESPACE.example.com/ is answered by service "shop-one"
    And before long GET http://shop.$NAMESPACE.example.com/cart is answered with status 301
    And the client is redirected to "https://shop.$NAMESPACE.example.com/cart"

  Scenario: A Service is asked for over TLS inside the cluster, by each of its names
    Given Knative Services get certificates for their names in the cluster
    When the deployment of Knative Service "shop" as "one" begins
    Then before long a certificate for "shop.$NAMESPACE.svc.cluster.local" is asked for
    When the certificate for "shop.$NAMESPACE.svc.cluster.local" is issued
    Then before long Knative Service "shop" is ready
    When requests come from inside the cluster
    Then before long GET https://shop.$NAMESPACE.svc.cluster.local/ is answered by service "shop-one"
    And before long GET https://shop.$NAMESPACE.svc/ is answered by service "shop-one"
