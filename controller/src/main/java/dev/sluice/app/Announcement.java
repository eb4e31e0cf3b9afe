package dev.sluice.app;

import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Bind.Transport;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What to tell the user once requests are answered: where, for which hosts, and what to try.
final class Announcement {

  private static final int MOST_HOSTS = 8;

  private final Proxy proxy;

  Announcement(Proxy proxy) {
    this.proxy = proxy;
  }

  /// The text, with a line break after each line.
  String text() {
    return proxy.binds().isEmpty()
        ? "Nothing listens yet: no Gateway has a listener that takes requests. `sluice status` says"
            + " why.\n"
        : proxy.binds().stream().map(this::bind).collect(Collectors.joining("\n"));
  }

  private String bind(Bind bind) {
    return bind.chains().stream().anyMatch(chain -> chain.table().isPresent())
        ? requests(bind)
        : stream(bind);
  }

  private String stream(Bind bind) {
    var names =
        bind.chains().stream()
            .flatMap(chain -> chain.serverNames().stream())
            .collect(Collectors.joining(" "));
    return "%s://localhost:%d  (%s)%n%s"
        .formatted(
            scheme(bind),
            bind.port(),
            bind.name(),
            names.isEmpty() ? "" : "  hosts: %s%n".formatted(names));
  }

  private static String scheme(Bind bind) {
    return switch (bind.transport()) {
      case Transport.Tcp _ -> bind.secure() ? "tls" : "tcp";
      case Transport.Udp _ -> "udp";
    };
  }

  private String requests(Bind bind) {
    var scheme = bind.secure() ? "https" : "http";
    var tables =
        bind.chains().stream()
            .flatMap(chain -> chain.table().flatMap(this::table).stream())
            .toList();
    var hosts =
        tables.stream()
            .flatMap(table -> table.sites().stream())
            .filter(site -> !site.rules().isEmpty())
            .map(Site::host)
            .distinct()
            .toList();
    var listening =
        "%s://localhost:%d  (%s)%n  hosts: %s%n"
            .formatted(scheme, bind.port(), bind.name(), hosts(hosts));
    return listening
        + tables.stream()
            .flatMap(table -> example(bind, table).stream())
            .limit(1)
            .collect(Collectors.joining());
  }

  private static String hosts(List<String> hosts) {
    if (hosts.isEmpty()) {
      return "none yet: no route is attached";
    }
    var shown = hosts.stream().limit(MOST_HOSTS).collect(Collectors.joining(" "));
    return hosts.size() > MOST_HOSTS
        ? "%s and %d more".formatted(shown, hosts.size() - MOST_HOSTS)
        : shown;
  }

  private Optional<Table> table(String name) {
    return proxy.tables().stream().filter(table -> table.name().equals(name)).findFirst();
  }

  private static Optional<String> example(Bind bind, Table table) {
    return table.sites().stream()
        .filter(site -> !site.rules().isEmpty())
        .findFirst()
        .map(site -> curl(bind, site));
  }

  private static String curl(Bind bind, Site site) {
    var host = site.host().equals(Site.ANY_HOST) ? "localhost" : site.host().replace("*", "any");
    var path = path(site);
    if (bind.secure()) {
      return "  try:   curl -k --resolve %s:%d:127.0.0.1 https://%s:%d%s%n"
          .formatted(host, bind.port(), host, bind.port(), path);
    }
    var header = host.equals("localhost") ? "" : "-H 'Host: %s' ".formatted(host);
    return "  try:   curl %shttp://localhost:%d%s%n".formatted(header, bind.port(), path);
  }

  /// The path of the rule that asks least of a request, preferring one that is forwarded.
  private static String path(Site site) {
    return site.rules().stream()
        .filter(rule -> !(rule.match().path() instanceof PathMatch.Regex))
        .min(
            Comparator.comparing((Rule rule) -> !(rule.action() instanceof Action.Forward))
                .thenComparingInt(rule -> demands(rule.match())))
        .map(rule -> rule.match().path().value())
        .orElse("/");
  }

  private static int demands(Match match) {
    return match.headers().size() + match.queries().size() + match.method().map(_ -> 1).orElse(0);
  }
}
