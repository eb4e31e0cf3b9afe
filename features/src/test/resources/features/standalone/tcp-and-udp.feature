@standalone
Feature: TCP and UDP
  Connections and datagrams are passed on unread, each to a backend chosen by weight.

  Background:
    Given the file "streams.yaml":
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: edge}
      spec:
        gatewayClassName: sluice
        listeners:
          - {name: connections, port: 90, protocol: TCP}
          - {name: datagrams, port: 90, protocol: UDP}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: TCPRoute
      metadata: {name: connections}
      spec:
        parentRefs: [{name: edge}]
        rules: [{backendRefs: [{name: shop, port: 8080}]}]
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: UDPRoute
      metadata: {name: datagrams}
      spec:
        parentRefs: [{name: edge}]
        rules: [{backendRefs: [{name: clock, port: 53}, {name: gone, port: 53, weight: 0}]}]
      ---
      {apiVersion: v1, kind: Service, metadata: {name: clock}, spec: {ports: [{port: 53, protocol: UDP}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: next-clock}, spec: {ports: [{port: 53, protocol: UDP}]}}
      """
    And the Services:
      | shop |
      | cart |
    And a backend of Service "clock" that answers datagrams
    And Sluice runs on the folder

  Scenario: A connection reaches the Service
    When I send GET http://any.localhost:90/cart
    Then service "shop" answers
    And TCPRoute "connections" says ResolvedRefs is True because ResolvedRefs

  Scenario: Another backend for new connections, while open ones go on
    Given a connection that has served GET http://any.localhost:90/
    When I change "name: shop" to "name: cart" in "streams.yaml"
    Then before long GET http://any.localhost:90/ is answered by service "cart"
    And that connection still serves GET http://any.localhost:90/
    And Envoy was sent no listener since the start

  Scenario: A datagram reaches the Service at the same port number
    Then before long a datagram to port 90 is answered by "clock"
    When a backend of Service "next-clock" that answers datagrams comes up
    And I change "name: clock, port" to "name: next-clock, port" in "streams.yaml"
    Then before long a datagram to port 90 is answered by "next-clock"
    And Envoy was sent no listener since the start

  Scenario: A backend that does not exist
    When I change "name: clock, port" to "name: lost, port" in "streams.yaml"
    Then UDPRoute "datagrams" says ResolvedRefs is False because BackendNotFound
    And before long a datagram to port 90 is not answered
