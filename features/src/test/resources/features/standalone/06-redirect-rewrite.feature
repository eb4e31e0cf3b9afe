@standalone
Feature: 06 Redirect and rewrite
  Redirects tell the client where to go; rewrites change what the Service sees.

  Background:
    Given the example "06-redirect-rewrite"
    And Sluice runs on the folder

  Scenario: A prefix is replaced in the redirect, the rest and the query stay
    When I send GET http://shop.localhost/old/cart?id=1
    Then the status is 301
    And the client is redirected to "http://shop.localhost/new/cart?id=1"

  Scenario: A redirect to another host
    When I send GET http://www.localhost/about
    Then the status is 302
    And the client is redirected to "http://shop.localhost/about"

  Scenario Outline: The Service sees the rewritten path
    When I send GET http://shop.localhost<sent>
    Then service "shop" answers
    And the service received path "<received>"

    Examples:
      | sent                     | received      |
      | /api/v1                  | /             |
      | /api/v1/orders           | /orders       |
      | /api/v1/orders?open=true | /orders?open=true |
      | /api/v10                 | /api/v10      |
      | /legacy/a/b?c=d          | /index?c=d    |

  Scenario: The Service sees the rewritten host
    When I send GET http://shop.localhost/legacy
    Then the service received host "legacy.internal"
