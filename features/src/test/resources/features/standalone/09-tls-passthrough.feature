@standalone
Feature: 09 TLS passthrough
  The Service holds the certificate; the Gateway reads the server name and nothing else.

  Background:
    Given the example "09-tls-passthrough"
    And a backend of Service "shop" that speaks TLS as "shop.localhost"
    And Sluice runs on the folder

  Scenario: The client meets the certificate of the Service
    When I send GET https://shop.localhost/cart
    Then service "shop" answers
    And TLSRoute "shop" says Accepted is True because Accepted
    And listener "tls" of Gateway "edge" has 1 attached route

  Scenario: A name that no route takes is closed
    Then no TLS connection can be opened for "blog.localhost"

  Scenario: Another backend for new connections, while open ones go on
    Given a connection that has served GET https://shop.localhost/
    When a backend of Service "next" that speaks TLS as "shop.localhost" comes up
    And I save "next.yaml":
      """
      {apiVersion: v1, kind: Service, metadata: {name: next}, spec: {ports: [{port: 8443}]}}
      """
    And I change "- name: shop\n          port" to "- name: next\n          port" in "tls.yaml"
    Then before long GET https://shop.localhost/ is answered by service "next"
    And that connection still serves GET https://shop.localhost/
    And Envoy was sent no listener since the start

  Scenario: A route for another name leaves open connections alone
    Given a connection that has served GET https://shop.localhost/
    When a backend of Service "blog" that speaks TLS as "blog.localhost" comes up
    And I save "blog.yaml":
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: TLSRoute
      metadata: {name: blog}
      spec:
        parentRefs: [{name: edge}]
        hostnames: [blog.localhost]
        rules: [{backendRefs: [{name: blog, port: 443}]}]
      ---
      {apiVersion: v1, kind: Service, metadata: {name: blog}, spec: {ports: [{port: 443}]}}
      """
    Then before long GET https://blog.localhost/ is answered by service "blog"
    And that connection still serves GET https://shop.localhost/
    When I delete "blog.yaml"
    Then before long no TLS connection can be opened for "blog.localhost"
    And that connection still serves GET https://shop.localhost/

  Scenario: A backend that does not exist
    When I change "- name: shop\n          port" to "- name: gone\n          port" in "tls.yaml"
    Then TLSRoute "shop" says ResolvedRefs is False because BackendNotFound
    And before long no TLS connection can be opened for "shop.localhost"

  Scenario: TLS that ends at the Gateway, beside TLS that passes through and HTTPS
    Given a certificate for "blog.localhost" in Secret "blog-tls"
    And a certificate for "web.localhost" in Secret "web-tls"
    When I save "more.yaml":
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: more}
      spec:
        gatewayClassName: sluice
        listeners:
          - {name: ended, port: 443, protocol: TLS, hostname: blog.localhost, tls: {mode: Terminate, certificateRefs: [{name: blog-tls}]}}
          - {name: web, port: 443, protocol: HTTPS, hostname: web.localhost, tls: {certificateRefs: [{name: web-tls}]}}
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: TLSRoute
      metadata: {name: blog}
      spec:
        parentRefs: [{name: more}]
        hostnames: [blog.localhost]
        rules: [{backendRefs: [{name: blog, port: 8080}]}]
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: web}
      spec:
        parentRefs: [{name: more}]
        rules: [{backendRefs: [{name: web, port: 8080}]}]
      ---
      {apiVersion: v1, kind: Service, metadata: {name: blog}, spec: {ports: [{port: 8080}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 8080}]}}
      """
    Then before long GET https://blog.localhost/ is answered by service "blog"
    And before long GET https://web.localhost/ is answered by service "web"
    And before long GET https://shop.localhost/ is answered by service "shop"
