@knative
Feature: Domains of one's own
  A Service is found under the name that its owner has bought, with its own certificate.

  Background:
    Given Knative Serving runs on Sluice
    And Knative Service "shop" is deployed as "one"

  Scenario: A domain leads to a Service
    When I apply:
      """
      apiVersion: serving.knative.dev/v1beta1
      kind: DomainMapping
      metadata: {name: www.$NAMESPACE.shop}
      spec: {ref: {apiVersion: serving.knative.dev/v1, kind: Service, name: shop}}
      """
    Then before long DomainMapping "www.$NAMESPACE.shop" is ready
    When I send GET http://www.$NAMESPACE.shop/cart
    Then service "shop-one" answers
    And the service received path "/cart"
    And the service received host "www.$NAMESPACE.shop"

  Scenario: A domain goes on through new revisions
    Given I apply:
      """
      apiVersion: serving.knative.dev/v1beta1
      kind: DomainMapping
      metadata: {name: www.$NAMESPACE.shop}
      spec: {ref: {apiVersion: serving.knative.dev/v1, kind: Service, name: shop}}
      """
    And before long DomainMapping "www.$NAMESPACE.shop" is ready
    And GET http://www.$NAMESPACE.shop/ is sent 100 times per second
    When Knative Service "shop" is deployed anew as "two"
    Then before long service "shop-two" answers some of them
    And before long 50 requests in a row to GET http://www.$NAMESPACE.shop/ are answered by service "shop-two"
    And after 200 more requests none has failed

  Scenario: A domain with a certificate, which is renewed
    Given a certificate for "www.$NAMESPACE.shop" in Secret "www-tls"
    When I apply:
      """
      apiVersion: serving.knative.dev/v1beta1
      kind: DomainMapping
      metadata: {name: www.$NAMESPACE.shop}
      spec:
        ref: {apiVersion: serving.knative.dev/v1, kind: Service, name: shop}
        tls: {secretName: www-tls}
      """
    Then before long DomainMapping "www.$NAMESPACE.shop" is ready
    And before long GET https://www.$NAMESPACE.shop/ is answered by service "shop-one"
    Given a connection that has served GET https://www.$NAMESPACE.shop/
    When the certificate for "www.$NAMESPACE.shop" in Secret "www-tls" is renewed
    Then before long new connections for GET https://www.$NAMESPACE.shop/ see another certificate
    And that connection still serves GET https://www.$NAMESPACE.shop/

  Scenario: A domain that is given back answers no more
    Given I apply:
      """
      apiVersion: serving.knative.dev/v1beta1
      kind: DomainMapping
      metadata: {name: www.$NAMESPACE.shop}
      spec: {ref: {apiVersion: serving.knative.dev/v1, kind: Service, name: shop}}
      """
    And before long DomainMapping "www.$NAMESPACE.shop" is ready
    When I delete DomainMapping "www.$NAMESPACE.shop"
    Then before long GET http://www.$NAMESPACE.shop/ is answered with status 404
    And before long GET http://shop.$NAMESPACE.example.com/ is answered by service "shop-one"
