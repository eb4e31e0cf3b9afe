package dev.sluice.status.merge;

import static dev.sluice.object.StatusShape.ANCESTORS;
import static dev.sluice.object.StatusShape.PARENTS;
import static dev.sluice.object.StatusShape.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.json.MalformedJsonException;
import dev.sluice.object.StatusShape;
import dev.sluice.status.merge.MergedStatus.Changed;
import dev.sluice.status.merge.MergedStatus.Outdated;
import dev.sluice.status.merge.MergedStatus.Same;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StatusMergeTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.789Z");
  private static final String EARLIER = "2026-01-01T00:00:00Z";
  private static final StatusMerge MERGE =
      new StatusMerge("sluice.dev/gateway-controller", Set.of("Accepted", "PartiallyInvalid"));

  @Test
  void writesTheFirstStatusWithTheTimeOfNow() {
    assertThat(merge(WHOLE, "{}", "{'conditions':[%s]}", condition("Accepted", "True", 1)))
        .isEqualTo(
            changed("{'conditions':[%s]}", timed("Accepted", "True", 1, "2026-03-01T12:00:00Z")));
  }

  @Test
  void writesNothingWhenOnlyTimesDiffer() {
    var observed = "{'conditions':[%s]}".formatted(timed("Accepted", "True", 1, EARLIER));
    assertThat(merge(WHOLE, observed, "{'conditions':[%s]}", condition("Accepted", "True", 1)))
        .isEqualTo(new Same());
  }

  @Test
  void keepsTheTimeWhenOnlyTheGenerationChanges() {
    var observed = "{'conditions':[%s]}".formatted(timed("Accepted", "True", 0, EARLIER));
    assertThat(merge(WHOLE, observed, "{'conditions':[%s]}", condition("Accepted", "True", 1)))
        .isEqualTo(changed("{'conditions':[%s]}", timed("Accepted", "True", 1, EARLIER)));
  }

  @Test
  void takesTheTimeOfNowWhenTheStatusChanges() {
    var observed = "{'conditions':[%s]}".formatted(timed("Accepted", "False", 1, EARLIER));
    assertThat(merge(WHOLE, observed, "{'conditions':[%s]}", condition("Accepted", "True", 1)))
        .isEqualTo(
            changed("{'conditions':[%s]}", timed("Accepted", "True", 1, "2026-03-01T12:00:00Z")));
  }

  @Test
  void keepsWhatIsKnownOfAGenerationUntilItIsKnownBetter() {
    var observed = "{'conditions':[%s]}".formatted(timed("Accepted", "True", 1, EARLIER));
    assertThat(merge(WHOLE, observed, "{'conditions':[%s]}", condition("Accepted", "Unknown", 1)))
        .isEqualTo(new Same());
    assertThat(merge(WHOLE, observed, "{'conditions':[%s]}", condition("Accepted", "Unknown", 2)))
        .isEqualTo(
            changed(
                "{'conditions':[%s]}", timed("Accepted", "Unknown", 2, "2026-03-01T12:00:00Z")));
  }

  /// As of KIngresses, whose conditions have no generation.
  @Test
  void whatIsKnownOfAGenerationSaysNothingOfTheNext() {
    var observed =
        "{'observedGeneration':1,'conditions':[{'type':'Accepted','status':'True','lastTransitionTime':'%s'}]}"
            .formatted(EARLIER);
    var unknown = "{'observedGeneration':%s,'conditions':[{'type':'Accepted','status':'Unknown'}]}";

    assertThat(merge(WHOLE, observed, unknown, "1")).isEqualTo(new Same());
    assertThat(merge(WHOLE, observed, unknown, "2"))
        .isEqualTo(
            changed(
                "{'observedGeneration':2,'conditions':[%s]}",
                "{'type':'Accepted','status':'Unknown','lastTransitionTime':'2026-03-01T12:00:00Z'}"));
  }

  @Test
  void leavesConditionsOfOthersInTheirPlaces() {
    var foreign = "{'type':'example.com/Checked','status':'True','extra':[1.50]}";
    var observed =
        "{'conditions':[%s,%s,{'type':'example.com/Last'}]}"
            .formatted(foreign, timed("Accepted", "True", 0, EARLIER));
    assertThat(merge(WHOLE, observed, "{'conditions':[%s]}", condition("Accepted", "True", 1)))
        .isEqualTo(
            changed(
                "{'conditions':[%s,%s,{'type':'example.com/Last'}]}",
                foreign, timed("Accepted", "True", 1, EARLIER)));
  }

  @Test
  void removesAConditionThatIsNoLongerSaid() {
    var kept = timed("Accepted", "True", 1, EARLIER);
    var observed =
        "{'conditions':[%s,%s]}".formatted(timed("PartiallyInvalid", "True", 1, EARLIER), kept);
    assertThat(merge(WHOLE, observed, "{'conditions':[%s]}", condition("Accepted", "True", 1)))
        .isEqualTo(changed("{'conditions':[%s]}", kept));
  }

  @Test
  void doesNotOverwriteWhatIsAboutANewerGeneration() {
    var observed = "{'conditions':[%s]}".formatted(timed("Accepted", "False", 2, EARLIER));
    assertThat(merge(WHOLE, observed, "{'conditions':[%s]}", condition("Accepted", "True", 1)))
        .isEqualTo(new Outdated());
  }

  @Test
  void isNotStoppedByANewerGenerationInConditionsOfOthers() {
    var observed = "{'conditions':[{'type':'example.com/Stale','observedGeneration':9}]}";
    assertThat(merge(WHOLE, observed, "{'conditions':[%s]}", condition("Accepted", "True", 1)))
        .isInstanceOf(Changed.class);
  }

  @Test
  void writesOnlyTheFieldsThatChange() {
    var observed =
        "{'addresses':[{'value':'10.0.0.1'}],'theirs':1,'conditions':[%s]}"
            .formatted(timed("Accepted", "True", 1, EARLIER));
    var own = "{'addresses':[{'value':'10.0.0.2'}],'conditions':[%s]}";
    assertThat(merge(WHOLE, observed, own, condition("Accepted", "True", 1)))
        .isEqualTo(changed("{'addresses':[{'value':'10.0.0.2'}]}"));
  }

  @Test
  void mergesConditionsOfListenersByName() {
    var foreign = "{'type':'example.com/Checked','status':'True'}";
    var observed =
        "{'listeners':[{'name':'gone','conditions':[%s]},{'name':'b','attachedRoutes':1,'conditions':[%s,%s]}]}"
            .formatted(foreign, foreign, timed("Accepted", "True", 1, EARLIER));
    var own =
        "{'listeners':[{'name':'a','attachedRoutes':0,'conditions':[]},{'name':'b','attachedRoutes':2,'conditions':[%s]}]}";
    assertThat(merge(WHOLE, observed, own, condition("Accepted", "True", 1)))
        .isEqualTo(
            changed(
                "{'listeners':[{'name':'a','attachedRoutes':0,'conditions':[]},{'name':'b','attachedRoutes':2,'conditions':[%s,%s]}]}",
                foreign, timed("Accepted", "True", 1, EARLIER)));
  }

  @Test
  void leavesEntriesOfOtherControllersInTheirPlaces() {
    var first =
        "{'controllerName':'example.com/one','parentRef':{'name':'web'},'extra':{'z':1,'a':2}}";
    var last = "{'parentRef':{'name':'web'},'conditions':[],'controllerName':'example.com/two'}";
    var observed =
        "{'parents':[%s,%s,%s]}"
            .formatted(
                first, entry("parentRef", "web", timed("Accepted", "True", 0, EARLIER)), last);
    var merged =
        merge(
            PARENTS,
            observed,
            "{'parents':[{'parentRef':{'name':'web'},'conditions':[%s]}]}",
            condition("Accepted", "True", 1));
    assertThat(text(merged))
        .isEqualTo(
            quoted(
                "{'parents':[%s,%s,%s]}"
                    .formatted(
                        first,
                        "{'parentRef':{'name':'web'},'conditions':[%s],'controllerName':'sluice.dev/gateway-controller'}"
                            .formatted(timed("Accepted", "True", 1, EARLIER)),
                        last)));
  }

  @Test
  void removesOurEntryWhenTheReferenceIsGone() {
    var foreign = "{'controllerName':'example.com/one','parentRef':{'name':'web'}}";
    var observed = "{'parents':[%s,%s]}".formatted(entry("parentRef", "web", ""), foreign);
    assertThat(merge(PARENTS, observed, "{'parents':[]}"))
        .isEqualTo(changed("{'parents':[%s]}", foreign));
  }

  @Test
  void saysNothingAboutARouteThatIsNotOurs() {
    var observed = "{'parents':[{'controllerName':'example.com/one','parentRef':{'name':'web'}}]}";
    assertThat(merge(PARENTS, observed, "{'parents':[]}")).isEqualTo(new Same());
    assertThat(merge(PARENTS, "{}", "{'parents':[]}")).isEqualTo(new Same());
  }

  @Test
  void findsOurEntryHoweverTheReferenceIsWritten() {
    var observed =
        "{'parents':[{'controllerName':'sluice.dev/gateway-controller','parentRef':"
            + "{'group':'gateway.networking.k8s.io','kind':'Gateway','name':'web'},'conditions':[%s]}]}"
                .formatted(timed("Accepted", "True", 1, EARLIER));
    var merged =
        merge(
            PARENTS,
            observed,
            "{'parents':[{'parentRef':{'name':'web'},'conditions':[%s]}]}",
            condition("Accepted", "True", 1));
    assertThat(text(merged)).contains(EARLIER);
  }

  @Test
  void tellsSectionsApart() {
    var section =
        "{'controllerName':'sluice.dev/gateway-controller','parentRef':{'name':'web','sectionName':'%s'},'conditions':[]}";
    var observed = "{'parents':[%s]}".formatted(section.formatted("a"));
    assertThat(
            merge(
                PARENTS,
                observed,
                "{'parents':[%s,%s]}",
                section.formatted("a"),
                section.formatted("b")))
        .isEqualTo(changed("{'parents':[%s,%s]}", section.formatted("a"), section.formatted("b")));
  }

  @Test
  void keepsForeignConditionsInOurEntries() {
    var foreign = "{'type':'example.com/Stale','status':'True','observedGeneration':7}";
    var observed = "{'ancestors':[%s]}".formatted(entry("ancestorRef", "web", foreign));
    assertThat(
            merge(
                ANCESTORS,
                observed,
                "{'ancestors':[{'ancestorRef':{'name':'web'},'conditions':[%s]}]}",
                condition("Accepted", "True", 1)))
        .isEqualTo(
            changed(
                "{'ancestors':[%s]}",
                entry(
                    "ancestorRef",
                    "web",
                    foreign + "," + timed("Accepted", "True", 1, "2026-03-01T12:00:00Z"))));
  }

  @Test
  void addsNoMoreEntriesThanTheApiTakes() {
    var others =
        IntStream.range(0, 15)
            .mapToObj("{'controllerName':'example.com/%d','ancestorRef':{'name':'x'}}"::formatted)
            .toList();
    var own =
        IntStream.range(0, 3)
            .mapToObj("{'ancestorRef':{'name':'web-%d'},'conditions':[]}"::formatted)
            .toList();
    var merged =
        merge(
            ANCESTORS,
            "{'ancestors':[" + String.join(",", others) + "]}",
            "{'ancestors':[" + String.join(",", own) + "]}");
    assertThat(((Changed) merged).fields().items("ancestors")).hasSize(16);
  }

  private static MergedStatus merge(
      StatusShape shape, String observed, String own, String... parts) {
    return MERGE.merge(shape, json(observed), new OwnStatus(1, json(filled(own, parts))), NOW);
  }

  private static Changed changed(String fields, String... parts) {
    return new Changed(json(filled(fields, parts)));
  }

  private static String filled(String template, String... parts) {
    var text = new StringBuilder(template);
    for (var part : parts) {
      var hole = text.indexOf("%s");
      text.replace(hole, hole + 2, part);
    }
    return text.toString();
  }

  private static String condition(String type, String status, long generation) {
    return "{'type':'%s','status':'%s','reason':'R','message':'','observedGeneration':%d}"
        .formatted(type, status, generation);
  }

  private static String timed(String type, String status, long generation, String time) {
    return "{'type':'%s','status':'%s','reason':'R','message':'','observedGeneration':%d,'lastTransitionTime':'%s'}"
        .formatted(type, status, generation, time);
  }

  private static String entry(String reference, String name, String conditions) {
    return "{'controllerName':'sluice.dev/gateway-controller','%s':{'name':'%s'},'conditions':[%s]}"
        .formatted(reference, name, conditions);
  }

  private static Obj json(String text) {
    try {
      return (Obj) Json.parse(quoted(text));
    } catch (MalformedJsonException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String text(MergedStatus merged) {
    return ((Changed) merged).fields().toString();
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
