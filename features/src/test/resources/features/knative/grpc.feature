@knative
Feature: Services that speak gRPC
  Calls and streams reach a Service as they reach any other server.

  Scenario: Calls and a stream in which both sides speak
    Given Knative Serving runs on Sluice
    And I apply:
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata: {name: ping}
      spec:
        template:
          metadata: {name: ping-one}
          spec:
            containers:
            - image: knative.dev/serving/test/test_images/grpc-ping
              ports: [{name: h2c, containerPort: 8080}]
      """
    And before long Knative Service "ping" is ready
    When I call Ping of "ping.$NAMESPACE.example.com" with "hello", "hello" comes back
    Then in one stream to "ping.$NAMESPACE.example.com" each of 100 messages is answered before the next
