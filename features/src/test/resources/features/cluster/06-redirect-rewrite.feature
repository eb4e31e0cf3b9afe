@cluster
Feature: 06 Redirect and rewrite in a cluster
  Redirects tell the client where to go; rewrites change what the Service sees.

  Scenario: Redirects name the listener's port, and rewrites reach the Service
    Given Sluice is installed
    And the example "06-redirect-rewrite"
    And Gateway "web" is ready
    When I send GET http://shop.localhost/old/cart?id=1
    Then the status is 301
    And the client is redirected to "http://shop.localhost/new/cart?id=1"
    When I send GET http://www.localhost/about
    Then the status is 302
    And the client is redirected to "http://shop.localhost/about"
    When I send GET http://shop.localhost/api/v1/orders?open=true
    Then service "shop" answers
    And the service received path "/orders?open=true"
    When I send GET http://shop.localhost/legacy/a/b?c=d
    Then the service received path "/index?c=d"
    And the service received host "legacy.internal"
