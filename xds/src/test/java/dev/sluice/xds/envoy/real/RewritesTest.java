package dev.sluice.xds.envoy.real;

import static dev.sluice.xds.ir.Rules.rewriting;
import static dev.sluice.xds.ir.Rules.rule;
import static dev.sluice.xds.ir.Rules.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.xds.ir.Action.Redirect;
import dev.sluice.xds.ir.Match;
import dev.sluice.xds.ir.PathEdit;
import dev.sluice.xds.ir.PathMatch;
import dev.sluice.xds.ir.Rule;
import dev.sluice.xds.ir.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// What becomes of paths, for every row of the table of `ReplacePrefixMatch` and more.
@TestInstance(Lifecycle.PER_CLASS)
class RewritesTest {
  /// A request's path, the rule's prefix, its replacement, and the path that comes of it.
  private record Row(String request, String matched, String replacement, String result) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("/foo/bar", "/foo", "/xyz", "/xyz/bar"),
          new Row("/foo/bar", "/foo/", "/xyz/", "/xyz/bar"),
          new Row("/foo", "/foo", "/xyz", "/xyz"),
          new Row("/foo/", "/foo", "/xyz", "/xyz/"),
          new Row("/foo/bar", "/foo", "", "/bar"),
          new Row("/foo", "/foo", "", "/"),
          new Row("/foo/", "/foo", "", "/"),
          new Row("/foo", "/foo", "/", "/"),
          new Row("/foo/", "/foo", "/", "/"),
          new Row("/foo/bar?a=/foo/b", "/foo", "", "/bar?a=/foo/b"),
          new Row("/foo/foo/bar", "/foo", "/xyz", "/xyz/foo/bar"),
          new Row("/bar", "/", "/xyz", "/xyz/bar"),
          new Row("/", "/", "/xyz", "/xyz/"),
          new Row("/bar", "/", "", "/bar"),
          new Row("/a.b/c", "/a.b", "/x%41", "/x%41/c"));

  @AutoClose private final EchoBackend backend = EchoBackend.start("backend");
  @AutoClose private final Fleet fleet = new Fleet().upstream("backend", backend.port());

  @BeforeAll
  void start() {
    for (var i = 0; i < ROWS.size(); i++) {
      var row = ROWS.get(i);
      var edit = new PathEdit.ReplacePrefix(row.matched, row.replacement);
      fleet.site("rewrite-" + i, rewritten(row.matched, edit));
      fleet.site("redirect-" + i, redirected(row.matched, edit));
    }
    fleet.site("full", rewritten("/", new PathEdit.Full("/all")));
    fleet.site("redirect-full", redirected("/", new PathEdit.Full("/all")));
    fleet.start();
  }

  @Test
  void backendSeesTheReplacedPrefix() {
    var wrong = new ArrayList<String>();
    for (var i = 0; i < ROWS.size(); i++) {
      var row = ROWS.get(i);
      var answer = fleet.http().get("rewrite-" + i, row.request);
      if (!answer.body().startsWith("backend\nGET " + row.result + "\n")) {
        wrong.add(row + " gave " + answer);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void locationHasTheReplacedPrefix() {
    var wrong = new ArrayList<String>();
    for (var i = 0; i < ROWS.size(); i++) {
      var row = ROWS.get(i);
      var answer = fleet.http().get("redirect-" + i, row.request);
      if (!answer.header("location").equals(List.of("http://redirect-" + i + row.result))) {
        wrong.add(row + " gave " + answer);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void fullPathKeepsTheQuery() {
    assertThat(fleet.http().get("full", "/a/b?c=d").body()).startsWith("backend\nGET /all?c=d\n");
    assertThat(fleet.http().get("redirect-full", "/a/b?c=d").header("location"))
        .containsExactly("http://redirect-full/all?c=d");
  }

  private static Rule rewritten(String prefix, PathEdit edit) {
    return rule(Match.of(new PathMatch.Prefix(prefix)), rewriting(edit), to("backend"));
  }

  private static Rule redirected(String prefix, PathEdit edit) {
    return rule(
        Match.of(new PathMatch.Prefix(prefix)),
        Treatment.NONE,
        new Redirect(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(edit), 302));
  }
}
