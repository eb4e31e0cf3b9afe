package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.object.ConfigMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          80          | Numeral
          -1.5e3      | Numeral
          .5          | Numeral
          0x1F        | Numeral
          .inf        | Numeral
          080         | Numeral
          1.2.3       | Text
          -           | Text
          1e          | Text
          0x          | Text
          10s         | Text
          2026-01-01  | Text
          true        | Truth
          Yes         | Truth
          OFF         | Truth
          n           | Truth
          yEs         | Text
          nope        | Text
          ~           | Nothing
          null        | Nothing
          """)
  void plainScalarsMeanWhatTheyMeanToKubectl(String text, String type) {
    assertThat(PlainScalars.resolve(1, text).getClass().getSimpleName()).isEqualTo(type);
  }

  @Test
  void quotedAndTaggedScalarsAreText() throws UnreadableException {
    assertThat(YamlReader.read("['80', \"yes\", !!str 80]"))
        .singleElement()
        .extracting(node -> ((Node.Sequence) node).items())
        .isEqualTo(
            List.of(new Node.Text(1, "80"), new Node.Text(1, "yes"), new Node.Text(1, "80")));
  }

  @Test
  void aliasesAndMergeKeysAreResolved() {
    var text =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: &meta
          name: a
          labels: &labels {x: "1", y: "2"}
          annotations:
            <<: *labels
            y: "3"
        data: *labels
        """;

    var map = Told.object(ConfigMap.class, text);

    assertThat(map.data()).containsEntry("x", "1").containsEntry("y", "2");
    assertThat(map.metadata().annotations()).containsEntry("x", "1").containsEntry("y", "3");
  }

  @Test
  void aliasesCannotMultiplyWithoutBound() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (var level = 1; level < 10; level++) {
      var alias = "*a" + (level - 1);
      bomb.append("a%d: &a%d [%s".formatted(level, level, alias));
      bomb.append((", " + alias).repeat(9)).append("]\n");
    }

    assertThatThrownBy(() -> YamlReader.read(bomb.toString()))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("aliases multiply without bound; write values out");
  }

  @Test
  void nestingHasABound() {
    assertThatThrownBy(() -> YamlReader.read("[".repeat(5000)))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("nested too deeply");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: *b          | an alias refers to nothing before it; put a value that starts with `*` in quotes
          a: &a [*a]     | an alias refers to nothing before it; put a value that starts with `*` in quotes
          a: !Ref b      | a tag is not known; put a value that starts with `!` in quotes
          [a]: b         | a field name must be text
          <<: 1          | `<<` takes an object, such as *anchor
          """)
  void whatManifestsCannotUseIsRejected(String text, String message) {
    assertThatThrownBy(() -> YamlReader.read(text))
        .isInstanceOf(UnreadableException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: b: c", "a:\n\tb: c", "a: [", "a: 'b", "a: b\n c: d", "a\nb: c"})
  void brokenYamlSaysSo(String text) {
    assertThat(Told.messages(text))
        .singleElement()
        .asString()
        .startsWith("not valid YAML: ")
        .doesNotContain("\n");
  }

  @Test
  void everyValueKnowsItsLine() throws UnreadableException {
    var root = (Node.Mapping) YamlReader.read("# first\na: 1\nb:\n  - c\n").getFirst();

    assertThat(root.entries()).extracting(Node.Entry::line).containsExactly(2, 3);
    assertThat(root.entries().get(1).value().line()).isEqualTo(4);
  }

  @Test
  void documentsAreSplitWhereALineStartsThem() {
    assertThat(Document.split("%YAML 1.2\n---\na: 1\n--- # two\nb: |\n  ---\n---c: d\n---"))
        .containsExactly(
            new Document(1, "%YAML 1.2\n---\na: 1\n"),
            new Document(4, "--- # two\nb: |\n  ---\n---c: d\n"),
            new Document(8, "---"));
  }

  @ParameterizedTest
  @CsvSource({"1h, PT1H", "1h30m5s20ms, PT1H30M5.02S", "0s, PT0S", "99999ms, PT1M39.999S"})
  void durationsAreRead(String text, String duration) {
    assertThat(Durations.parse(text)).map(Object::toString).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "s", "1.5s", "100000s", "1s1s1s1s1s", "-1s", "1 s", "1us"})
  void whatIsNoDurationIsNotRead(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"hostname, hostnames", "backendRef, backendRefs", "PARENTREFS, parentRefs"})
  void theNearestNameIsFound(String written, String meant) {
    var known = List.of("parentRefs", "hostnames", "rules", "backendRefs");

    assertThat(NearestName.of(written, known)).contains(meant);
    assertThat(NearestName.of("zzz", known)).isEmpty();
  }
}
