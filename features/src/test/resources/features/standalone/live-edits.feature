@standalone
Feature: Edits under load
  Whatever is edited while requests come in, none fails, and no listener is touched.

  Background:
    Given the Services:
      | shop |
      | next |
    And the file "web.yaml":
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata:
        name: web
      spec:
        gatewayClassName: sluice
        listeners:
          - {name: http, protocol: HTTP, port: 80}
      """
    And the file "shop.yaml":
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: shop
      spec:
        parentRefs:
          - name: web
        hostnames: [shop.localhost]
        rules:
          - backendRefs:
              - {name: shop, port: 8080, weight: 1}
              - {name: next, port: 8080, weight: 0}
      """
    And Sluice runs on the folder
    And GET http://shop.localhost/cart is sent 200 times per second

  Scenario: Weights are flipped
    When I change "weight: 1" to "weight: 2" in "shop.yaml"
    And I change "weight: 0" to "weight: 1" in "shop.yaml"
    And I change "weight: 2" to "weight: 0" in "shop.yaml"
    Then before long GET http://shop.localhost/cart is answered by service "next"
    And after 100 more requests none has failed
    And no listener was updated

  Scenario: The backend is swapped to a Service of the same edit
    When I save "shop.yaml":
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: brand-new
      spec:
        ports:
          - port: 8080
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: shop
      spec:
        parentRefs:
          - name: web
        hostnames: [shop.localhost]
        rules:
          - backendRefs:
              - {name: brand-new, port: 8080}
      """
    Then before long service "brand-new" answers some of them
    And after 100 more requests none has failed
    And no listener was updated

  Scenario: A filter comes and goes
    When I change "- backendRefs" to "- filters: [{type: ResponseHeaderModifier, responseHeaderModifier: {set: [{name: X-Edit, value: done}]}}]\n      backendRefs" in "shop.yaml"
    Then before long the response to GET http://shop.localhost/cart has header "X-Edit" with value "done"
    When I change "type: ResponseHeaderModifier, responseHeaderModifier: {set: [{name: X-Edit, value: done}]}" to "type: RequestHeaderModifier, requestHeaderModifier: {remove: [X-Edit]}" in "shop.yaml"
    Then before long the response to GET http://shop.localhost/cart has no header "X-Edit"
    And after 100 more requests none has failed
    And no listener was updated

  Scenario: A more specific route takes some of the traffic, and gives it back
    When I save "cart.yaml":
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: cart
      spec:
        ports:
          - port: 8080
      ---
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: cart
      spec:
        parentRefs:
          - name: web
        hostnames: [shop.localhost]
        rules:
          - matches: [{path: {value: /cart}}]
            backendRefs:
              - {name: cart, port: 8080}
      """
    Then before long service "cart" answers some of them
    And listener "http" of Gateway "web" has 2 attached routes
    When I delete "cart.yaml"
    Then before long GET http://shop.localhost/cart is answered by service "shop"
    And after 100 more requests none has failed
    And no listener was updated
    And listener "http" of Gateway "web" has 1 attached route

  Scenario: Another host is created and deleted
    When I save "blog.yaml":
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: blog
      spec:
        parentRefs:
          - name: web
        hostnames: [blog.localhost]
        rules:
          - backendRefs:
              - {name: next, port: 8080}
      """
    Then before long GET http://blog.localhost/ is answered by service "next"
    When I delete "blog.yaml"
    Then before long GET http://blog.localhost/ is answered with status 404
    And after 100 more requests none has failed
    And no listener was updated

  Scenario: A file is renamed
    When I rename "shop.yaml" to "renamed.yaml"
    And I change "weight: 0" to "weight: 3" in "renamed.yaml"
    Then before long service "next" answers some of them
    And after 100 more requests none has failed
    And no listener was updated

  Scenario: A file is overwritten in place
    When I overwrite "shop.yaml" in place:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: shop
      spec:
        parentRefs:
          - name: web
        hostnames: [shop.localhost]
        rules:
          - backendRefs:
              - {name: next, port: 8080}
      """
    Then before long service "next" answers some of them
    And after 100 more requests none has failed
    And no listener was updated
