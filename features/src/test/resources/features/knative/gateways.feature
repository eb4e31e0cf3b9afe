@knative @isolated
Feature: Gateways for Knative
  An operator decides which Gateways serve which Services.

  Background:
    Given Knative Serving runs on Sluice
    And I apply:
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata: {name: team-a}
      spec:
        gatewayClassName: sluice
        listeners: [{name: http, protocol: HTTP, port: 80}]
      """
    And requests go to Gateway "team-a"

  Scenario: A team has a Gateway of its own
    Given the operator has set external-gateways of config-sluice to:
      """
      - gateway: knative-gateways/external
      - gateway: $NAMESPACE/team-a
        selector: {matchLabels: {team: a}}
      """
    And Knative Service "shop" is deployed as "one"
    When Knative Service "shop" gets the label "team: a"
    And requests go to Gateway "team-a"
    Then before long GET http://shop.$NAMESPACE.example.com/ is answered by service "shop-one"
    When requests go to Gateway "knative-gateways/external"
    Then before long GET http://shop.$NAMESPACE.example.com/ is answered with status 404

  Scenario: What an operator mistypes has no effect but an event
    Given Knative Service "shop" is deployed as "one"
    And GET http://shop.$NAMESPACE.example.com/ is sent 50 times per second
    When the operator sets external-gateways of config-sluice to:
      """
      - gatewy: $NAMESPACE/team-a
      """
    Then before long an event "InvalidConfiguration" is told about ConfigMap "knative-serving/config-sluice"
    When Knative Service "shop" is deployed anew as "two"
    Then before long service "shop-two" answers some of them
    And after 50 more requests none has failed
