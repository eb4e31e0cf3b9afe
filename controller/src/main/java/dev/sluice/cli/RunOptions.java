package dev.sluice.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// What `sluice run` can be told, and the configuration properties that it means.
final class RunOptions {

  private static final PositionalParamSpec PATHS =
      PositionalParamSpec.builder()
          .arity("1..*")
          .required(true)
          .paramLabel("PATH")
          .type(List.class)
          .auxiliaryTypes(Path.class)
          .description("Directories and files with objects (*.yaml, *.yml, *.json).")
          .build();

  private static final OptionSpec ECHO =
      OptionSpec.builder("--echo")
          .type(boolean.class)
          .description("Answer for Services without endpoints: the request as JSON.")
          .build();

  private static final OptionSpec ENVOY =
      option(
          "--envoy",
          "PATH|auto|none",
          String.class,
          "The Envoy binary. Default: auto, that is $ENVOY, then the PATH, then a download");

  private static final OptionSpec PORT_OFFSET =
      option(
          "--port-offset",
          "N",
          Integer.class,
          "Added to listener ports below 1024, so that no privilege is needed; 0 as written."
              + " Default: 10000");

  private static final OptionSpec BIND_ADDRESS =
      option(
          "--bind-address",
          "IP",
          String.class,
          "The address that Envoy listens on. Default: 0.0.0.0");

  private static final OptionSpec CONTROLLER_NAME =
      option(
          "--controller-name",
          "NAME",
          String.class,
          "Classes with this controllerName are ours. Default: sluice.dev/gateway-controller");

  private static final OptionSpec DRAIN_TIME =
      option(
          "--drain-time",
          "TIME",
          String.class,
          "How long connections of a removed listener may finish. Default: 5s");

  private static final OptionSpec CONCURRENCY =
      option(
          "--concurrency",
          "N",
          Integer.class,
          "Envoy's worker threads. Default: one for each core");

  private static final OptionSpec XDS_PORT =
      option(
          "--xds-port",
          "PORT",
          Integer.class,
          "The loopback port of the discovery service. Default: any free one");

  private static final OptionSpec MANAGEMENT_PORT =
      option(
          "--management-port",
          "PORT",
          Integer.class,
          "The loopback port that `sluice status` asks. Default: " + Management.PORT);

  /// Options that set a property only if they are given.
  private static final Map<String, OptionSpec> BY_PROPERTY =
      Map.of(
          "sluice.echo", ECHO,
          "sluice.envoy", ENVOY,
          "sluice.port-offset", PORT_OFFSET,
          "sluice.bind-address", BIND_ADDRESS,
          "sluice.controller-name", CONTROLLER_NAME,
          "sluice.drain-time", DRAIN_TIME,
          "sluice.concurrency", CONCURRENCY);

  private final ParseResult parsed;

  /// @param parsed what was written
  RunOptions(ParseResult parsed) {
    this.parsed = parsed;
  }

  static void addTo(CommandSpec spec) {
    spec.addPositional(PATHS);
    List.of(
            ECHO,
            ENVOY,
            PORT_OFFSET,
            BIND_ADDRESS,
            CONTROLLER_NAME,
            DRAIN_TIME,
            CONCURRENCY,
            XDS_PORT,
            MANAGEMENT_PORT)
        .forEach(spec::addOption);
  }

  private static OptionSpec option(
      String name, String label, Class<?> type, String... description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(type)
        .arity("1")
        .description(description)
        .build();
  }

  List<Path> paths() {
    return parsed.matchedPositionalValue(0, List.of());
  }

  /// The properties by their names in Micronaut's configuration.
  Map<String, Object> properties() {
    var properties = new HashMap<String, Object>();
    properties.put("sluice.roots", paths().stream().map(Path::toString).toList());
    properties.put("micronaut.server.host", Management.HOST);
    properties.put("micronaut.server.port", number(MANAGEMENT_PORT, Management.PORT));
    properties.put("micronaut.netty.event-loops.default.num-threads", 1);
    properties.put("micronaut.netty.event-loops.default.shutdown-quiet-period", "0s");
    properties.put("grpc.server.host", Management.HOST);
    properties.put("grpc.server.port", number(XDS_PORT, 0));
    BY_PROPERTY.forEach((property, option) -> put(properties, property, option));
    return properties;
  }

  private int number(OptionSpec option, int otherwise) {
    return parsed.matchedOptionValue(option.longestName(), otherwise);
  }

  private void put(Map<String, Object> properties, String property, OptionSpec option) {
    if (parsed.hasMatchedOption(option.longestName())) {
      Object value = parsed.matchedOptionValue(option.longestName(), "");
      properties.put(property, value);
    }
  }
}
