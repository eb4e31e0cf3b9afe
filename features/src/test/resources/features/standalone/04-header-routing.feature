@standalone
Feature: 04 Header routing
  Headers, query parameters and methods choose the Service, for A/B tests and previews.

  Background:
    Given the example "04-header-routing"
    And Sluice runs on the folder

  Scenario: Headers, query parameters and methods choose the Service
    Then these requests are answered:
      | request                                        | header                            | service   |
      | GET http://shop.localhost/                     |                                   | stable    |
      | GET http://shop.localhost/                     | X-Variant: a                      | stable    |
      | GET http://shop.localhost/                     | X-Variant: b                      | variant-b |
      | GET http://shop.localhost/                     | x-variant: b                      | variant-b |
      | GET http://shop.localhost/                     | User-Agent: Mozilla/5.0 (Mobile)  | mobile    |
      | GET http://shop.localhost/?preview=true        |                                   | preview   |
      | GET http://shop.localhost/?x=1&preview=true    |                                   | preview   |
      | GET http://shop.localhost/?preview=false       |                                   | stable    |
      | POST http://shop.localhost/                    |                                   | writer    |

  Scenario: More matching headers beat fewer
    When I send GET http://shop.localhost/ with headers:
      | X-Variant | b     |
      | X-Group   | staff |
    Then service "staff" answers

  Scenario: A method beats a header
    When I send POST http://shop.localhost/ with header "X-Variant: b"
    Then service "writer" answers
