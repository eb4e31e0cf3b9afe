package dev.sluice.knative.companion;

import dev.sluice.knative.companion.RouteGroup.Clause;
import dev.sluice.knative.companion.RouteGroup.Requests;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Spreads a group over as many HTTPRoutes as its hosts and rules need, which hold 16 of each. The
/// first one has the name of the group, the others have their position behind it.
final class RouteLayout {

  private static final int MOST_HOSTS = 16;
  private static final int MOST_CLAUSES = 8;
  private static final Pattern POSITION = Pattern.compile("-(\\d+)-(\\d+)");

  private final RouteGroup group;
  private final List<List<String>> hosts;
  private final List<List<Requests>> requests;

  /// @param stored routes that are written, in whatever state
  RouteLayout(RouteGroup group, List<CompanionRoute> stored) {
    this.group = group;
    var parts = stored.stream().flatMap(route -> part(route).stream()).toList();
    this.hosts =
        group.hosts().isEmpty()
            ? List.of(List.of())
            : Placement.of(
                group.hosts(),
                before(parts, Part::column, part -> part.route.hostnames()),
                MOST_HOSTS);
    this.requests =
        Placement.of(
            group.clauses().stream().map(Clause::requests).toList(),
            before(parts, Part::row, RouteLayout::requests),
            MOST_CLAUSES);
  }

  /// A route of the group that is written.
  private record Part(int column, int row, CompanionRoute route) {}

  /// Makes a route of what it is to hold.
  interface Maker {
    CompanionRoute route(String name, List<String> hostnames, List<RouteRule> rules);
  }

  /// The routes.
  List<CompanionRoute> routes(Maker maker) {
    return IntStream.range(0, hosts.size())
        .boxed()
        .flatMap(
            column ->
                IntStream.range(0, requests.size()).mapToObj(row -> route(column, row, maker)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<CompanionRoute> route(int column, int row, Maker maker) {
    var unused = hosts.get(column).isEmpty() && !group.hosts().isEmpty();
    return unused || requests.get(row).isEmpty()
        ? Optional.empty()
        : Optional.of(maker.route(name(column, row), hosts.get(column), rules(requests.get(row))));
  }

  private String name(int column, int row) {
    return column == 0 && row == 0 ? group.name() : "%s-%d-%d".formatted(group.name(), column, row);
  }

  private List<RouteRule> rules(List<Requests> here) {
    return group.clauses().stream()
        .filter(clause -> here.contains(clause.requests()))
        .flatMap(clause -> clause.rules().stream())
        .toList();
  }

  private Optional<Part> part(CompanionRoute route) {
    if (route.name().equals(group.name())) {
      return Optional.of(new Part(0, 0, route));
    }
    return Optional.of(route.name())
        .filter(name -> name.startsWith(group.name()))
        .map(name -> POSITION.matcher(name.substring(group.name().length())))
        .filter(position -> position.matches())
        .map(
            position ->
                new Part(
                    Integer.parseInt(position.group(1)),
                    Integer.parseInt(position.group(2)),
                    route));
  }

  private static List<Requests> requests(Part part) {
    return part.route.rules().stream()
        .filter(rule -> rule.answer().isEmpty())
        .map(Requests::of)
        .toList();
  }

  private static <T> List<List<T>> before(
      List<Part> parts, ToIntFunction<Part> position, Function<Part, List<T>> content) {
    var places = parts.stream().mapToInt(position).max().orElse(-1) + 1;
    return IntStream.range(0, places)
        .mapToObj(
            place ->
                parts.stream()
                    .filter(part -> position.applyAsInt(part) == place)
                    .flatMap(part -> content.apply(part).stream())
                    .distinct()
                    .toList())
        .toList();
  }
}
