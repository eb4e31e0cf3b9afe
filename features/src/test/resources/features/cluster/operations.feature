@cluster
Feature: Operations under load
  Whatever happens to Sluice, to the API server, to proxies or to backends: requests go on.

  Background:
    Given Sluice is installed
    And a Service "shop" with 2 backends
    And a Service "next" with 1 backends
    And I apply:
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: two-proxies}
      data: {replicas: "2", drainSeconds: "3"}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: web}
      spec:
        gatewayClassName: sluice
        infrastructure: {parametersRef: {group: "", kind: ConfigMap, name: two-proxies}}
        listeners: [{name: http, protocol: HTTP, port: 80}]
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: shop}
      spec: {parentRefs: [{name: web}], hostnames: [shop.localhost], rules: [{backendRefs: [{name: shop, port: 8080}]}]}
      """
    And Gateway "web" is ready
    And before long all pods of Deployment "web-sluice" are ready
    And GET http://shop.localhost/ is sent 100 times per second

  @isolated
  Scenario: Sluice's leader is killed while routes change
    When the leader of Sluice is killed
    And I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: next}
      spec: {parentRefs: [{name: web}], hostnames: [next.localhost], rules: [{backendRefs: [{name: next, port: 8080}]}]}
      """
    Then before long GET http://next.localhost/ is answered by service "next"
    And before long another replica of Sluice leads
    And HTTPRoute "next" says Accepted is True because Accepted
    And before long all pods of Deployment "sluice-system/sluice" are ready
    And after 100 more requests none has failed

  @isolated
  Scenario: The API server is away for two minutes
    When the API server does not answer any more
    Then 12000 more requests are answered
    When the API server answers again
    And I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: next}
      spec: {parentRefs: [{name: web}], hostnames: [next.localhost], rules: [{backendRefs: [{name: next, port: 8080}]}]}
      """
    Then before long GET http://next.localhost/ is answered by service "next"
    And HTTPRoute "next" says Accepted is True because Accepted
    And after 100 more requests none has failed

  @isolated
  Scenario: Sluice is rolled over
    When Sluice is rolled over to new pods
    And I change HTTPRoute "shop" by:
      """
      - {op: replace, path: /spec/rules/0/backendRefs/0/name, value: next}
      """
    Then before long service "next" answers some of them
    And after 100 more requests none has failed

  Scenario: A backend is rolled over
    When the backends of Service "shop" are rolled over to new pods
    Then after 100 more requests none has failed

  Scenario: The proxies are drained
    When each proxy of Gateway "web" is asked to end, and is replaced
    Then after 100 more requests none has failed, though connections moved

  Scenario: A proxy is killed
    When a proxy of Gateway "web" is killed
    Then before long all pods of Deployment "web-sluice" are ready
    And after 100 more requests no answer was an error, and at most 8 connections broke
