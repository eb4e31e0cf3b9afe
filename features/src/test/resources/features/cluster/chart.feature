@cluster
Feature: The chart of Helm
  It is the manifest that kubectl applies, with values for what differs from cluster to cluster.

  Scenario: As shipped it installs what the manifest installs
    When the chart is rendered for namespace "sluice-system" with the values:
      """
      {}
      """
    Then its objects are those of "manifests/install.yaml", but for Namespace "sluice-system"

  Scenario: Values reach the control plane
    When the chart is rendered for namespace "edge" with the values:
      """
      replicas: 3
      image: registry.example.com/sluice:1
      resources: {requests: {cpu: "2"}}
      env: [{name: SLUICE_CONTROLLER_NAME, value: example.com/gateways}]
      pod: {nodeSelector: {pool: edge}}
      """
    Then its Deployment "sluice" of namespace "edge" has "/spec/replicas" 3
    And its Deployment "sluice" of namespace "edge" has "/spec/template/spec/nodeSelector/pool" "edge"
    And its Deployment "sluice" of namespace "edge" has "/spec/template/spec/containers/0/image" "registry.example.com/sluice:1"
    And its Deployment "sluice" of namespace "edge" has "/spec/template/spec/containers/0/resources/requests/cpu" "2"
    And its Deployment "sluice" of namespace "edge" has "/spec/template/spec/containers/0/env/0/name" "POD_NAME"
    And its Deployment "sluice" of namespace "edge" has "/spec/template/spec/containers/0/env/3/value" "example.com/gateways"
    And no object of it names "sluice-system"

  Scenario: Knative's gateways are part of it for those who want them, and the class is not for those who do not
    When the chart is rendered for namespace "sluice-system" with the values:
      """
      knative: {enabled: true}
      gatewayClass: {create: false}
      """
    Then its objects are those of "manifests/install.yaml" and "manifests/knative/networking.yaml", but for Namespace "sluice-system" and GatewayClass "sluice"

  Scenario: A misspelt value is refused
    When the chart is rendered for namespace "sluice-system" with the values:
      """
      replica: 3
      """
    Then Helm refuses it and names "replica"
