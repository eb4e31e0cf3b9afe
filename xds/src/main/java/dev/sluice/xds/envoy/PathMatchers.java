package dev.sluice.xds.envoy;

import com.github.xds.core.v3.TypedExtensionConfig;
import com.github.xds.type.matcher.v3.Matcher;
import com.github.xds.type.matcher.v3.Matcher.MatcherTree;
import com.github.xds.type.matcher.v3.Matcher.MatcherTree.MatchMap;
import com.github.xds.type.matcher.v3.Matcher.OnMatch;
import com.google.protobuf.Message;
import dev.sluice.xds.ir.Rule;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteList;
import io.envoyproxy.envoy.type.matcher.v3.HttpRequestHeaderMatchInput;
import java.util.List;
import java.util.function.Function;

/// Turns an index of paths into Envoy's tree of prefixes, which it searches in the time of the
/// path's length.
///
/// Envoy takes the longest key and does not fall back to shorter ones. The tree sees the path with
/// its query; that changes nothing, because no literal contains a `?` and every route in a leaf
/// still has its full condition.
final class PathMatchers {
  private PathMatchers() {}

  /// @param routes what becomes of the rules in one leaf
  static Matcher matcher(PathIndex index, Function<List<Rule>, List<Route>> routes) {
    var leaves = MatchMap.newBuilder();
    index.candidates().forEach((key, rules) -> leaves.putMap(key, leaf(routes.apply(rules))));
    var matcher =
        Matcher.newBuilder()
            .setMatcherTree(MatcherTree.newBuilder().setInput(path()).setPrefixMatchMap(leaves));
    var rest = routes.apply(index.rest());
    if (!rest.isEmpty()) {
      matcher.setOnNoMatch(leaf(rest));
    }
    return matcher.build();
  }

  private static TypedExtensionConfig path() {
    return extension(
        "path", HttpRequestHeaderMatchInput.newBuilder().setHeaderName(":path").build());
  }

  private static OnMatch leaf(List<Route> routes) {
    return OnMatch.newBuilder()
        .setAction(extension("routes", RouteList.newBuilder().addAllRoutes(routes).build()))
        .build();
  }

  private static TypedExtensionConfig extension(String name, Message config) {
    return TypedExtensionConfig.newBuilder()
        .setName(name)
        .setTypedConfig(Encoding.any(config))
        .build();
  }
}
