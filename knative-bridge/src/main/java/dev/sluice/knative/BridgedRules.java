package dev.sluice.knative;

import dev.sluice.xds.ir.Action;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Split;
import dev.sluice.xds.ir.Timeouts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Turns the paths of KIngresses into rules. Each becomes two: one for probes, which is told the
/// hash of the KIngress, and one for all requests.
///
/// Knative's backends limit time and try again by themselves, so the rules do neither.
public final class BridgedRules {

  private static final int BROKEN = 500;
  private static final Comparator<Rule> ORDER =
      Comparator.comparing((Rule rule) -> !NetworkHash.asked(rule.match()))
          .thenComparingInt(rule -> -rule.match().path().value().length())
          .thenComparingInt(rule -> -rule.match().headers().size());

  private final String name;
  private final String hash;
  private final Function<IngressSplit, Split.Target> targets;

  private BridgedRules(String name, String hash, Function<IngressSplit, Split.Target> targets) {
    this.name = name;
    this.hash = hash;
    this.targets = targets;
  }

  /// The rules of one rule of a KIngress, in order.
  ///
  /// @param identity the KIngress, after which the rules are named
  /// @param spec what it asks for
  /// @param rule one of its rules
  /// @param hash its [IngressHash]
  /// @param targets where the share of a split goes
  public static List<Rule> of(
      IngressIdentity identity,
      IngressSpec spec,
      IngressRule rule,
      String hash,
      Function<IngressSplit, Split.Target> targets) {
    var name =
        "ingress/%s/%s/rule/%d"
            .formatted(identity.namespace(), identity.name(), spec.rules().indexOf(rule));
    var rules = new BridgedRules(name, hash, targets);
    return inOrder(
        IntStream.range(0, rule.paths().size())
            .boxed()
            .flatMap(index -> rules.pair(index, rule.paths().get(index)))
            .toList());
  }

  /// The rules of one host, wherever in a KIngress they come from, as a site needs them: those for
  /// probes first, then the longest path first, then the most headers first; else in the order
  /// given.
  public static List<Rule> inOrder(Collection<Rule> rules) {
    return rules.stream().sorted(ORDER).toList();
  }

  private Stream<Rule> pair(int index, IngressPath path) {
    var pathName = name + "/path/" + index;
    var match = Matches.of(path);
    var action = action(path);
    return Stream.of(
        new Rule(
            pathName + "/probe",
            NetworkHash.asking(match),
            Treatments.of(path, NetworkHash.answering(path.appendHeaders(), hash)),
            action),
        new Rule(pathName, match, Treatments.of(path, path.appendHeaders()), action));
  }

  private Action action(IngressPath path) {
    var splits = path.splits().stream().filter(split -> split.percent() > 0).map(this::split);
    var shares = splits.toList();
    return shares.isEmpty()
        ? new Action.Respond(BROKEN)
        : new Action.Forward(shares, Timeouts.NONE, Optional.empty());
  }

  private Split split(IngressSplit split) {
    return new Split(
        targets.apply(split), split.percent(), Treatments.setting(split.appendHeaders()));
  }
}
