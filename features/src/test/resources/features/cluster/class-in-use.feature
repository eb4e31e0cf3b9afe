@cluster
Feature: A class that Gateways use
  Nobody takes a class away under its Gateways by mistake.

  Scenario: A deleted class stays until the last Gateway that uses it is gone
    Given Sluice is installed
    When I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: GatewayClass
      metadata: {name: temporary}
      spec: {controllerName: sluice.dev/gateway-controller}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: web}
      spec:
        gatewayClassName: temporary
        listeners: [{name: http, protocol: HTTP, port: 80}]
      """
    Then before long GatewayClass "temporary" has /metadata/finalizers/0 "gateway-exists-finalizer.gateway.networking.k8s.io"
    When I delete GatewayClass "temporary"
    Then Gateway "web" is ready
    And before long GatewayClass "temporary" has /metadata/finalizers/0 "gateway-exists-finalizer.gateway.networking.k8s.io"
    When I delete Gateway "web"
    Then before long GatewayClass "temporary" is gone
