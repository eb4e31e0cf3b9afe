@cluster
Feature: 11 Across namespaces in a cluster
  One team runs the Gateway, another the shop, a third its stock. Who is used by others has to agree.

  Scenario: A grant is revoked and given again
    Given Sluice is installed
    And the example "11-cross-namespace"
    And Gateway "edge-team/web" is ready
    Then these requests are answered:
      | request                               | service |
      | GET http://shop.localhost/            | shop    |
      | GET http://shop.localhost/stock/42    | stock   |
    And HTTPRoute "shop-team/shop" says ResolvedRefs is True because ResolvedRefs
    When I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: intruder, namespace: stock-team}
      spec: {parentRefs: [{name: web, namespace: edge-team}], rules: [{backendRefs: [{name: stock, port: 8080}]}]}
      """
    Then HTTPRoute "stock-team/intruder" says Accepted is False because NotAllowedByListeners
    When I delete ReferenceGrant "stock-team/shop-may-ask"
    Then before long GET http://shop.localhost/stock/42 is answered with status 500
    And HTTPRoute "shop-team/shop" says ResolvedRefs is False because RefNotPermitted
    When I send GET http://shop.localhost/
    Then service "shop" answers
    When I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: ReferenceGrant
      metadata: {name: shop-may-ask, namespace: stock-team}
      spec:
        from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop-team}]
        to: [{group: "", kind: Service, name: stock}]
      """
    Then before long GET http://shop.localhost/stock/42 is answered by service "stock"
    And HTTPRoute "shop-team/shop" says ResolvedRefs is True because ResolvedRefs
