@standalone
Feature: 16 Gateways that share proxies
  On one machine all Gateways are served by one Envoy.

  Scenario: Two Gateways share a port and are told apart by hostname
    Given the example "16-merged-gateways"
    And Sluice runs on the folder
    Then these requests are answered:
      | request                     | service |
      | GET http://blue.localhost/  | blue    |
      | GET http://green.localhost/ | green   |
