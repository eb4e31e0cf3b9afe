@standalone
Feature: Bad YAML beside good YAML
  What is wrong is said once and clearly; everything else is served.

  Background:
    Given the example "01-minimal-http"

  Scenario: The good keeps serving, and the bad is served once it is repaired
    Given the file "blog.yaml":
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata: {name: blog
      """
    And Sluice runs on the folder
    Then before long a line of the log says "blog.yaml:" and "not valid YAML"
    When I send GET http://shop.localhost/
    Then service "shop" answers
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
              - {name: blog, port: 8080}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: blog}
      spec: {ports: [{port: 8080}]}
      """
    Then before long GET http://blog.localhost/ is answered by service "blog"

  Scenario: The last good version stays in force while a file is broken
    Given Sluice runs on the folder
    And GET http://shop.localhost/cart is sent 100 times per second
    When I change "kind: HTTPRoute" to "kind: HTTPRoute]" in "minimal.yaml"
    Then before long a line of the log says "minimal.yaml" and "last good"
    And after 50 more requests none has failed

  Scenario: A misspelt field is named, with the field that was meant
    Given I change "backendRefs:" to "backendrefs:" in "minimal.yaml"
    When I run "sluice check -f ."
    Then it ends with exit code 1
    And it prints a line with:
      | minimal.yaml | HTTPRoute default/shop | spec.rules[0].backendrefs | backendRefs |

  Scenario: A wrong type
    Given I change "port: 80\n" to "port: eighty\n" in "minimal.yaml"
    When I run "sluice check -f ."
    Then it ends with exit code 1
    And it prints a line with:
      | minimal.yaml | Gateway default/web | spec.listeners[0].port | eighty |

  Scenario: An unknown kind
    Given I change "kind: HTTPRoute" to "kind: HttpRoute" in "minimal.yaml"
    When I run "sluice check -f ."
    Then it ends with exit code 1
    And it prints a line with:
      | minimal.yaml | HttpRoute | HTTPRoute |

  Scenario: A Service that does not exist
    Given I change "- name: shop\n" to "- name: shpo\n" in "minimal.yaml"
    When I run "sluice check -f ."
    Then it ends with exit code 1
    And it prints a line with:
      | minimal.yaml | HTTPRoute default/shop | spec.rules[0].backendRefs[0] | default/shpo |
    Given Sluice runs on the folder
    When I send GET http://shop.localhost/
    Then the status is 500
    And HTTPRoute "shop" says ResolvedRefs is False because BackendNotFound

  Scenario: The same object in two files
    Given the file "again.yaml":
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: shop
      spec:
        ports:
          - port: 9090
      """
    When I run "sluice check -f ."
    Then it ends with exit code 1
    And it prints a line with:
      | Service default/shop | again.yaml | minimal.yaml |

  Scenario: A regular expression that Envoy would refuse
    Given I change "- backendRefs:" to "- matches: [{path: {type: RegularExpression, value: '/(?=x)'}}]\n      backendRefs:" in "minimal.yaml"
    When I run "sluice check -f ."
    Then it ends with exit code 1
    And it prints a line with:
      | minimal.yaml | HTTPRoute default/shop | spec.rules[0].matches[0] | RE2 |

  Scenario: A file that is not text, and a directory within itself
    Given the file "latin.yaml" in an encoding that is not UTF-8
    And a directory "loop" that links to its parent
    When I run "sluice check -f ."
    Then it ends with exit code 1
    And it prints a line with:
      | latin.yaml | UTF-8 |
    Given Sluice runs on the folder
    When I send GET http://shop.localhost/
    Then service "shop" answers

  Scenario: A correct folder
    When I run "sluice check -f ."
    Then it ends with exit code 0
    And it prints nothing

  Scenario: A port that is taken
    Given another program listens on the port of the listener
    When Sluice is started on the folder
    Then before long a line of the log says "standalone/" and "in use"
    And Gateway "web" explains Programmed with "in use"

  Scenario: There is no Envoy
    When I run "sluice run . --envoy /nowhere/envoy"
    Then it ends with exit code 1
    And it complains about "/nowhere/envoy"
