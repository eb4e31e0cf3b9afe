package dev.sluice.xds.lookup;

import dev.sluice.xds.ir.Bind;
import dev.sluice.xds.ir.Chain;
import dev.sluice.xds.ir.Chain.Handling;
import dev.sluice.xds.ir.Proxy;
import dev.sluice.xds.ir.Relay;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Site;
import dev.sluice.xds.ir.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Finds the rule for a request as Envoy does, and tells why other rules are not it.
public final class Lookup {
  private static final String WILDCARD = "*.";

  private Lookup() {}

  /// Where a request goes.
  public sealed interface Outcome {

    /// Nothing listens on the port.
    record NoBind() implements Outcome {}

    /// No chain takes the TLS server name: the connection is closed.
    record NoChain(Bind bind) implements Outcome {}

    /// The chain relays the connection without reading requests.
    record Relayed(Bind bind, Chain chain, Relay relay) implements Outcome {}

    /// The path is answered as such, before any routing: with 400 if it is not valid, with 307 to
    /// `location` if it contains escaped slashes, which calls of gRPC cannot follow and get 400.
    record Unroutable(Bind bind, Chain chain, int status, Optional<String> location)
        implements Outcome {}

    /// No site has the host: the answer is 404.
    record NoSite(Bind bind, Chain chain) implements Outcome {}

    /// No rule of the site matches: the answer is [Site#otherwise].
    ///
    /// @param passed every rule, in order, and why it is not the one
    record NoRule(Bind bind, Chain chain, Site site, List<Passed> passed) implements Outcome {}

    /// A rule takes the request.
    ///
    /// @param passed the rules before it, in order, and why they are not the one
    record Found(Bind bind, Chain chain, Site site, Rule rule, List<Passed> passed)
        implements Outcome {}
  }

  /// A rule that does not match a request.
  public record Passed(Rule rule, Mismatch mismatch) {}

  /// Tells where a request goes. The port is the one that clients see.
  ///
  /// Headers that Envoy adds itself, such as `x-forwarded-proto`, are not known here.
  ///
  /// @throws IllegalArgumentException if a chain names a table or relay that the proxy does not
  ///   have
  public static Outcome find(Proxy proxy, Request request) {
    return proxy.binds().stream()
        .filter(bind -> sees(proxy, bind, request.port()))
        .findFirst()
        .map(bind -> inBind(proxy, bind, request))
        .orElseGet(Outcome.NoBind::new);
  }

  private static boolean sees(Proxy proxy, Bind bind, int port) {
    return bind.chains().stream().anyMatch(chain -> port(proxy, chain) == port);
  }

  private static Outcome inBind(Proxy proxy, Bind bind, Request request) {
    return chain(bind, request.serverName())
        .map(chain -> inChain(proxy, bind, chain, request))
        .orElseGet(() -> new Outcome.NoChain(bind));
  }

  private static int port(Proxy proxy, Chain chain) {
    return switch (chain.handling()) {
      case Handling.Requests(var table) -> table(proxy, table).port();
      case Handling.Bytes(var relay) -> relay(proxy, relay).port();
      case Handling.Passthrough(var relay) -> relay(proxy, relay).port();
    };
  }

  private static Outcome inChain(Proxy proxy, Bind bind, Chain chain, Request request) {
    return switch (chain.handling()) {
      case Handling.Requests(var table) -> inTable(bind, chain, table(proxy, table), request);
      case Handling.Bytes(var relay) -> new Outcome.Relayed(bind, chain, relay(proxy, relay));
      case Handling.Passthrough(var relay) -> new Outcome.Relayed(bind, chain, relay(proxy, relay));
    };
  }

  private static Outcome inTable(Bind bind, Chain chain, Table table, Request request) {
    return switch (RequestPath.of(request.path())) {
      case RequestPath.Invalid _ -> new Outcome.Unroutable(bind, chain, 400, Optional.empty());
      case RequestPath.Moved _ when request.grpc() ->
          new Outcome.Unroutable(bind, chain, 400, Optional.empty());
      case RequestPath.Moved(var location) ->
          new Outcome.Unroutable(bind, chain, 307, Optional.of(location));
      case RequestPath.Normal path ->
          site(table, request.hostname())
              .map(site -> inSite(bind, chain, site, request, path))
              .orElseGet(() -> new Outcome.NoSite(bind, chain));
    };
  }

  private static Outcome inSite(
      Bind bind, Chain chain, Site site, Request request, RequestPath.Normal path) {
    var passed = new ArrayList<Passed>();
    for (var rule : site.rules()) {
      var mismatch = Matching.mismatch(rule.match(), request, path);
      if (mismatch.isEmpty()) {
        return new Outcome.Found(bind, chain, site, rule, List.copyOf(passed));
      }
      passed.add(new Passed(rule, mismatch.get()));
    }
    return new Outcome.NoRule(bind, chain, site, List.copyOf(passed));
  }

  private static Table table(Proxy proxy, String name) {
    return proxy.tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table " + name));
  }

  private static Relay relay(Proxy proxy, String name) {
    return proxy.relays().stream()
        .filter(relay -> relay.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no relay " + name));
  }

  private static Optional<Chain> chain(Bind bind, Optional<String> serverName) {
    var name = serverName.map(given -> given.toLowerCase(Locale.ROOT)).orElse("");
    var named = mostSpecific(bind.chains(), Chain::serverNames, name);
    return named.or(
        () -> bind.chains().stream().filter(chain -> chain.serverNames().isEmpty()).findFirst());
  }

  private static Optional<Site> site(Table table, String hostname) {
    return mostSpecific(table.sites(), site -> List.of(site.host()), hostname)
        .or(
            () ->
                table.sites().stream()
                    .filter(site -> site.host().equals(Site.ANY_HOST))
                    .findFirst());
  }

  /// The candidate with the longest name that covers the host; an exact name is longest of all.
  private static <T> Optional<T> mostSpecific(
      List<T> candidates, Function<T, List<String>> names, String host) {
    return candidates.stream()
        .filter(candidate -> coverage(names.apply(candidate), host) > 0)
        .max(Comparator.comparingInt(candidate -> coverage(names.apply(candidate), host)));
  }

  private static int coverage(List<String> names, String host) {
    return names.stream().mapToInt(name -> coverage(name, host)).max().orElse(0);
  }

  private static int coverage(String name, String host) {
    if (name.equals(host)) {
      return Integer.MAX_VALUE;
    }
    var covers =
        name.startsWith(WILDCARD)
            && host.length() >= name.length()
            && host.endsWith(name.substring(1));
    return covers ? name.length() : 0;
  }
}
