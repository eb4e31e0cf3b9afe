@cluster
Feature: 16 Gateways that share proxies in a cluster
  A class may say that all its Gateways are served by the same proxies. Otherwise each has its own.

  Scenario: Gateways of a merging class share an address, and one of them may go
    Given Sluice is installed
    And the example "16-merged-gateways"
    And Gateway "blue" is ready
    And Gateway "green" is ready
    Then Gateways "blue" and "green" have the same address
    And before long all pods of Deployment "sluice-system/sluice-class-shared" are ready
    And there is no Deployment "blue-shared"
    And these requests are answered:
      | request                     | service |
      | GET http://blue.localhost/  | blue    |
      | GET http://green.localhost/ | green   |
    Given GET http://blue.localhost/ is sent 50 times per second
    When I delete Gateway "green"
    Then before long GET http://green.localhost/ is answered with status 404
    And after 50 more requests none has failed
    And Gateway "blue" says Programmed is True because Programmed

  Scenario: Gateways are kept apart by default
    Given Sluice is installed
    And the Services:
      | blue  |
      | green |
    When I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: blue}
      spec: {gatewayClassName: sluice, listeners: [{name: http, protocol: HTTP, port: 80}]}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: green}
      spec: {gatewayClassName: sluice, listeners: [{name: http, protocol: HTTP, port: 80}]}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: blue}
      spec: {parentRefs: [{name: blue}], rules: [{backendRefs: [{name: blue, port: 8080}]}]}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: green}
      spec: {parentRefs: [{name: green}], rules: [{backendRefs: [{name: green, port: 8080}]}]}
      """
    And requests go to Gateway "blue"
    Then before long GET http://any.localhost/ is answered by service "blue"
    When requests go to Gateway "green"
    Then before long GET http://any.localhost/ is answered by service "green"
    And Gateways "blue" and "green" have different addresses
