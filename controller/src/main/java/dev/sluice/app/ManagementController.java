package dev.sluice.app;

import dev.sluice.explain.Explainer;
import dev.sluice.explain.Explanation;
import dev.sluice.explain.Inquiry;
import dev.sluice.loop.ControlLoop;
import dev.sluice.object.decode.Problem;
import dev.sluice.render.Documents;
import dev.sluice.render.StatusDocuments;
import dev.sluice.render.StatusTable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// What a running control plane tells about itself, on loopback only; see [ManagementAccess].
@Controller
final class ManagementController {

  private final StatusBoard board;
  private final Deliveries deliveries;
  private final ControlLoop loop;

  ManagementController(StatusBoard board, Deliveries deliveries, ControlLoop loop) {
    this.loop = loop;
    this.board = board;
    this.deliveries = deliveries;
  }

  /// The status of each object, as the API writes it.
  @Get(uris = {"/status", "/status/json"})
  @Produces(MediaType.APPLICATION_JSON)
  String status() {
    return Documents.json(statusDocuments());
  }

  /// The same as YAML.
  @Get("/status/yaml")
  @Produces(MediaType.TEXT_PLAIN)
  String statusYaml() {
    return Documents.yaml(statusDocuments());
  }

  /// The same for people, with what does not fit in the files.
  @Get("/status/table")
  @Produces(MediaType.TEXT_PLAIN)
  String statusTable(@QueryValue(defaultValue = "120") int width) {
    var problems =
        board.problems().stream().map(problem -> problem + "\n").collect(Collectors.joining());
    return StatusTable.of(board.statuses(), width) + problems;
  }

  /// What does not fit in the files.
  @Get("/problems")
  @Produces(MediaType.APPLICATION_JSON)
  String problems() {
    return Documents.json(board.problems().stream().map(ManagementController::tree).toList());
  }

  /// What was delivered to proxies since the start, by type.
  @Get("/deliveries")
  @Produces(MediaType.APPLICATION_JSON)
  String deliveries() {
    return Documents.json(deliveries.tree());
  }

  /// Where a request goes and why.
  @Get("/explain")
  @Produces(MediaType.TEXT_PLAIN)
  CompletableFuture<String> explain(
      @QueryValue String request,
      @QueryValue(defaultValue = "") List<String> header,
      @QueryValue(defaultValue = "") String gateway) {
    return explanation(request, header, gateway).thenApply(Explanation::text);
  }

  /// The same as JSON.
  @Get("/explain/json")
  @Produces(MediaType.APPLICATION_JSON)
  CompletableFuture<String> explainJson(
      @QueryValue String request,
      @QueryValue(defaultValue = "") List<String> header,
      @QueryValue(defaultValue = "") String gateway) {
    return explanation(request, header, gateway)
        .thenApply(explanation -> Documents.json(List.of(explanation.tree())));
  }

  /// The same as YAML.
  @Get("/explain/yaml")
  @Produces(MediaType.TEXT_PLAIN)
  CompletableFuture<String> explainYaml(
      @QueryValue String request,
      @QueryValue(defaultValue = "") List<String> header,
      @QueryValue(defaultValue = "") String gateway) {
    return explanation(request, header, gateway)
        .thenApply(explanation -> Documents.yaml(List.of(explanation.tree())));
  }

  private CompletableFuture<Explanation> explanation(
      String request, List<String> headers, String gateway) {
    var inquiry =
        Inquiry.parse(request, headers.stream().filter(header -> !header.isEmpty()).toList());
    return loop.ask(
        plane ->
            gateway.isEmpty()
                ? Explainer.explain(plane, inquiry)
                : Explainer.explain(plane, gateway, inquiry));
  }

  private List<Map<String, Object>> statusDocuments() {
    return StatusDocuments.documents(board.statuses());
  }

  private static Map<String, Object> tree(Problem problem) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("severity", problem.severity().name());
    tree.put("source", problem.source());
    tree.put("line", problem.line());
    tree.put("object", problem.object());
    tree.put("field", problem.field());
    tree.put("message", problem.message());
    return tree;
  }
}
