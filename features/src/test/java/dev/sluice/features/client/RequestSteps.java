package dev.sluice.features.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.features.http.Request;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.util.Map;

/// Sending requests and seeing who answers.
public final class RequestSteps {

  private final Conversation conversation;
  private final Scene scene;

  /// Shares the scenario's conversation.
  public RequestSteps(Conversation conversation, Scene scene) {
    this.conversation = conversation;
    this.scene = scene;
  }

  /// Sends a request.
  @When("I send {request}")
  public void send(Request request) throws IOException {
    conversation.send(request);
  }

  /// Sends a request with a header.
  @When("I send {request} with header {string}")
  public void send(Request request, String header) throws IOException {
    conversation.send(request.with(header));
  }

  /// Sends a request with several headers.
  @When("I send {request} with headers:")
  public void send(Request request, Map<String, String> headers) throws IOException {
    conversation.send(new Request(request.method(), request.url(), headers));
  }

  /// Sends a request for another host than the connection was opened for.
  @When("I send {request} over a connection opened for {string}")
  public void misdirect(Request request, String serverName) throws IOException {
    var opened = Request.of("GET https://" + serverName + "/").with("Host: " + request.host());
    conversation.send(opened);
  }

  /// Checks which Service answered.
  @Then("service {string} answers")
  public void service(String name) {
    assertThat(conversation.last().service()).as(conversation::evidence).isEqualTo(name);
    assertThat(conversation.last().response().status()).as(conversation::evidence).isEqualTo(200);
  }

  /// Checks the status of the answer.
  @Then("the status is {int}")
  public void status(int status) {
    assertThat(conversation.last().response().status())
        .as(conversation::evidence)
        .isEqualTo(status);
  }

  /// Waits for a Service to answer, as one does after an edit.
  @Then("before long {request} is answered by service {string}")
  public void awaitService(Request request, String name) {
    await(request, () -> service(name));
  }

  /// Waits for a Service to answer that does not receive a header any more.
  @Then("before long {request} reaches service {string} without the header {string}")
  public void awaitWithout(Request request, String name, String header) {
    await(
        request,
        () -> {
          service(name);
          assertThat(conversation.echo().header(header)).as(conversation::evidence).isEmpty();
        });
  }

  /// Waits for a status.
  @Then("before long {request} is answered with status {int}")
  public void awaitStatus(Request request, int status) {
    await(request, () -> status(status));
  }

  /// Waits for a header of the response.
  @Then("before long the response to {request} has header {string} with value {string}")
  public void awaitHeader(Request request, String name, String value) {
    await(
        request,
        () ->
            assertThat(conversation.last().response().header(name))
                .as(conversation::evidence)
                .contains(value));
  }

  /// Waits for a header of the response to go.
  @Then("before long the response to {request} has no header {string}")
  public void awaitNoHeader(Request request, String name) {
    await(
        request,
        () ->
            assertThat(conversation.last().response().header(name))
                .as(conversation::evidence)
                .isEmpty());
  }

  private void await(Request request, Runnable check) {
    conversation.await(
        request.toString(),
        () -> {
          conversation.send(request);
          check.run();
        });
  }

  /// Sends each row's request; `service` or `status` says what is expected.
  @Then("these requests are answered:")
  public void table(DataTable table) throws IOException {
    for (var row : table.asMaps()) {
      var request = Request.of(scene.meant(cell(row, "request")));
      conversation.send(request.with(cell(row, "header")));
      expect(row);
    }
  }

  private void expect(Map<String, String> row) {
    var status = cell(row, "status");
    var service = cell(row, "service");
    assertThat(status + service).as("%s expects nothing", row).isNotEmpty();
    if (!status.isEmpty()) {
      status(Integer.parseInt(status));
    }
    if (!service.isEmpty()) {
      service(service);
    }
  }

  private static String cell(Map<String, String> row, String column) {
    var text = row.get(column);
    return text == null ? "" : text;
  }
}
