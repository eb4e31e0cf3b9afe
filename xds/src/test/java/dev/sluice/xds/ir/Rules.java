package dev.sluice.xds.ir;

import dev.sluice.xds.ir.Action.Forward;
import dev.sluice.xds.ir.Split.Target.To;
import java.util.List;
import java.util.Optional;

/// Rules for examples.
public final class Rules {
  private Rules() {}

  /// A rule for a path prefix.
  public static Rule prefix(String path, Action action) {
    return rule(Match.of(new PathMatch.Prefix(path)), action);
  }

  /// A rule without a treatment, named after its path.
  public static Rule rule(Match match, Action action) {
    return rule(match, Treatment.NONE, action);
  }

  /// A rule named after its path.
  public static Rule rule(Match match, Treatment treatment, Action action) {
    return new Rule(match.path().value(), match, treatment, action);
  }

  /// Forwards all to one upstream.
  public static Forward to(String upstream) {
    return to(new Split(new To(upstream), 1, Treatment.NONE));
  }

  /// Forwards by weight.
  public static Forward to(Split... splits) {
    return new Forward(List.of(splits), Timeouts.NONE, Optional.empty());
  }

  /// Rewrites the path for the backend.
  public static Treatment rewriting(PathEdit edit) {
    return rewriting(new Rewrite(Optional.empty(), Optional.of(edit)));
  }

  /// Rewrites for the backend.
  public static Treatment rewriting(Rewrite rewrite) {
    return new Treatment(
        HeaderEdits.NONE, HeaderEdits.NONE, Optional.of(rewrite), List.of(), Optional.empty());
  }

  /// Edits headers of the request and of the response.
  public static Treatment editing(HeaderEdits request, HeaderEdits response) {
    return new Treatment(request, response, Optional.empty(), List.of(), Optional.empty());
  }

  /// Applies a cross-origin policy.
  public static Treatment crossOrigin(Cors cors) {
    return new Treatment(
        HeaderEdits.NONE, HeaderEdits.NONE, Optional.empty(), List.of(), Optional.of(cors));
  }

  /// Sends copies elsewhere.
  public static Treatment mirroring(Mirror... mirrors) {
    return new Treatment(
        HeaderEdits.NONE, HeaderEdits.NONE, Optional.empty(), List.of(mirrors), Optional.empty());
  }
}
