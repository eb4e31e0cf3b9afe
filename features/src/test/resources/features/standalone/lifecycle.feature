@standalone
Feature: Envoy belongs to Sluice
  Envoy is restarted when it dies, and never outlives Sluice.

  Background:
    Given the example "hello"
    And Sluice runs on the folder

  Scenario: Envoy is killed
    When Envoy is killed
    Then another Envoy is running
    And before long GET http://localhost/ is answered by service "hello"
    And Gateway "web" says Programmed is True because Programmed

  Scenario: Sluice is asked to end
    When Sluice is asked to end
    Then Envoy is gone

  Scenario: Sluice is killed
    When Sluice is killed
    Then Envoy is gone
