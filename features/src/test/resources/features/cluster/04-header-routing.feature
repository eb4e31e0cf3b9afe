@cluster
Feature: 04 Header routing in a cluster
  Headers, query parameters and methods choose the Service, for A/B tests and previews.

  Scenario: Headers, query parameters and methods choose the Service
    Given Sluice is installed
    And the example "04-header-routing"
    And Gateway "web" is ready
    Then these requests are answered:
      | request                                        | header                            | service   |
      | GET http://shop.localhost/                     |                                   | stable    |
      | GET http://shop.localhost/                     | X-Variant: a                      | stable    |
      | GET http://shop.localhost/                     | x-variant: b                      | variant-b |
      | GET http://shop.localhost/                     | User-Agent: Mozilla/5.0 (Mobile)  | mobile    |
      | GET http://shop.localhost/?x=1&preview=true    |                                   | preview   |
      | GET http://shop.localhost/?preview=false       |                                   | stable    |
      | POST http://shop.localhost/                    | X-Variant: b                      | writer    |
    When I send GET http://shop.localhost/ with headers:
      | X-Variant | b     |
      | X-Group   | staff |
    Then service "staff" answers
