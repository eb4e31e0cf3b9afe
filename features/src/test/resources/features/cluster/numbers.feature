@cluster
Feature: The numbers of the control plane
  An operator sees in Prometheus what the control plane knows and does.

  Scenario: Routes and written statuses are counted
    Given the shipped manifests are installed
    When I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: counted}
      spec:
        gatewayClassName: sluice
        listeners: [{name: http, port: 80, protocol: HTTP}]
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: counted}
      spec:
        parentRefs: [{name: counted}]
        rules:
        - filters: [{type: RequestRedirect, requestRedirect: {scheme: https}}]
      """
    Then before long each replica counts objects of kind "HTTPRoute"
    And before long the leader counts written statuses of kind "HTTPRoute"
    And before long a proxy of Gateway "counted" is connected and lags behind nothing
    And nobody outside of its pod may ask a replica for "/status"

  Scenario: Parameters that are invalid are told at the Gateway
    Given the shipped manifests are installed
    When I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: told}
      spec:
        gatewayClassName: sluice
        infrastructure:
          parametersRef: {group: "", kind: ConfigMap, name: missing}
        listeners: [{name: http, port: 80, protocol: HTTP}]
      """
    Then before long an event "InvalidParameters" is told about Gateway "told"
