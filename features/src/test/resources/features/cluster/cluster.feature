@cluster
Feature: The cluster that scenarios run on
  Whatever provides it, it does what the scenarios and the gateways rely on.

  Scenario: Gateway API can be installed
    Given the CRDs of Gateway API, channel "experimental"
    Then before long CustomResourceDefinition "gateways.gateway.networking.k8s.io" has condition Established True
    And before long CustomResourceDefinition "udproutes.gateway.networking.k8s.io" has condition Established True

  Scenario: A Deployment is served by every kind of address, until it goes
    When I apply:
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: echo}
      spec:
        replicas: 2
        selector: {matchLabels: {app: echo}}
        template:
          metadata: {labels: {app: echo}}
          spec:
            containers:
            - name: main
              image: registry.k8s.io/gateway-api/conformance/echo-basic:v0.1.0
              env:
              - {name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
              - {name: NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
              readinessProbe: {httpGet: {path: /, port: 3000}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: echo}
      spec:
        type: LoadBalancer
        selector: {app: echo}
        ports: [{port: 80, targetPort: 3000}]
      """
    Then before long Deployment "echo" has condition Available True
    And before long the cluster address of service "echo" answers 200
    And before long the load balancer of service "echo" answers 200
    When I delete Deployment "echo"
    Then before long the cluster address of service "echo" refuses connections

  Scenario: A deleted pod stops gently while its endpoint says that it terminates
    When I apply:
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: worker, labels: {app: worker}}
      spec:
        terminationGracePeriodSeconds: 20
        containers:
        - name: main
          image: docker.io/library/busybox:1.37
          args: [sh, -c, "trap 'echo ending; sleep 1; exit 0' TERM; while :; do sleep 0.1; done"]
          readinessProbe: {exec: {command: ["true"]}, periodSeconds: 1}
          lifecycle:
            preStop: {exec: {command: [sh, -c, "echo stopping > /proc/1/fd/1; sleep 3"]}}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: worker}
      spec:
        selector: {app: worker}
        ports: [{port: 80, targetPort: 3000}]
      """
    Then before long Pod "worker" has condition Ready True
    And before long the endpoints of service "worker" are ready
    When I delete Pod "worker"
    Then before long the endpoints of service "worker" are terminating
    And before long the log of pod "worker" says "stopping"
    And before long the log of pod "worker" says "ending"
    And before long Pod "worker" is gone

  Scenario: A container sees what its pod, a Secret and its account give it, and changes of the Secret
    When I apply:
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: settings}
      stringData: {key: one}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: reader, labels: {role: reader}}
      spec:
        securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
        containers:
        - name: main
          image: docker.io/library/busybox:1.37
          command: [/bin/sh, -c]
          args:
          - 'grep role /etc/podinfo/labels; echo "address=$ADDRESS"; cut -c1-3 /var/run/secrets/tokens/token;
            while :; do echo "key=$(cat /etc/settings/key)"; sleep 0.2; done'
          env:
          - {name: ADDRESS, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            runAsUser: 65532
            capabilities: {drop: [ALL]}
          volumeMounts:
          - {name: settings, mountPath: /etc/settings}
          - {name: podinfo, mountPath: /etc/podinfo}
          - {name: token, mountPath: /var/run/secrets/tokens}
        volumes:
        - {name: settings, secret: {secretName: settings}}
        - {name: podinfo, downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}}]}}
        - {name: token, projected: {sources: [{serviceAccountToken: {path: token, audience: sluice, expirationSeconds: 600}}]}}
      """
    Then before long the log of pod "reader" says "role=\"reader\""
    And before long the log of pod "reader" says "address=10."
    And before long the log of pod "reader" says "eyJ"
    And before long the log of pod "reader" says "key=one"
    When I apply:
      """
      apiVersion: v1
      kind: Secret
      metadata: {name: settings}
      stringData: {key: two}
      """
    Then before long the log of pod "reader" says "key=two"

  Scenario: Pods that cannot run say why
    When I apply:
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: crash}
      spec: {containers: [{name: main, image: docker.io/library/busybox:1.37, args: [sh, -c, "exit 3"]}]}
      """
    Then before long Pod "crash" has /status/containerStatuses/0/lastState/terminated/exitCode "3"
