package dev.sluice.object.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockReaderTest {

  private static final String MANIFEST =
      """
      ---
      # a route
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: shop   # of the shop
        labels: {}
        annotations:
          note: "a: b # c"
          other: 'x y'
      spec:
        hostnames:
        - shop.example.com
        - "*.example.com"
        empty:
        none: []
        inline: {name: web, port: 80, path: {type: Exact, value: /a:b}} # brackets
        list: [ a , "b, c", 'd', {}, [true, [~, -1]], http://x ]
        rules:
          - matches:
              - path:
                  type: PathPrefix
                  value: /cart/a#b
              -
                method: GET
            weight: -1
            backendRefs:
              - {name: web, port: 8080}
            ratio: 1.5
            nested:
              - - a
                - b
              - true

            last: ~
      """;

  @Test
  void aCommonManifestIsReadAsTheFullParserReadsIt() throws UnreadableException {
    assertThat(BlockReader.read(MANIFEST)).isPresent();
    assertThat(BlockReader.read(MANIFEST).stream().toList()).isEqualTo(YamlReader.parse(MANIFEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing",
        "text",
        "a: |\n  b",
        "a: >\n  b",
        "a: &x b",
        "a: *x",
        "a: !x b",
        "a: [b",
        "a: [b,\n  c]",
        "a: [b, ]",
        "a: [b] c",
        "a: [b: c]",
        "a: [b #c]",
        "a: [[b]",
        "a: {b: c",
        "a: {b}",
        "a: {b:}",
        "a: {b: }",
        "a: {b:c}",
        "a: {'b': c}",
        "a: {b: c}}",
        "a: {b: c: d}",
        "[a]: b",
        "a: b\n  c",
        "a: \"b\\n\"",
        "a: 'b''c'",
        "a: \"b\n  c\"",
        "a: ä",
        "a:\tb",
        "a: b\r\n",
        "<<: b",
        "\"a\": b",
        "? a",
        "a: b: c",
        "a: b:",
        "a: @b",
        "a:\n    b: c\n  d: e",
        "a: b\n- c",
        "a: b\n---\nc: d",
        "a: b\n...",
        "%YAML 1.2\n---\na: b",
        "a: 'b' c",
        "a: - b"
      })
  void whatIsUncommonIsLeftToTheFullParser(String text) {
    assertThat(BlockReader.read(text)).isEmpty();
  }

  @Test
  void deepNestingIsLeftToTheFullParser() {
    assertThat(BlockReader.read("- ".repeat(5000) + "a")).isEmpty();
  }

  @Test
  void whateverIsReadTheFullParserReadsAlike() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (var round = 0; round < 5000; round++) {
      var text = mutate(random, MANIFEST);
      BlockReader.read(text).ifPresent(node -> assertParsedAlike(seed, text, node));
    }
  }

  @Test
  void whateverIsReadInBracketsTheFullParserReadsAlike() {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    var read = 0;
    for (var round = 0; round < 20_000; round++) {
      var text = mutate(random, "a: {b: [c, {d: /e:f}, \"g\"], h-i: 'j k', l: 1}\nm: [n]\n");
      var node = BlockReader.read(text);
      node.ifPresent(found -> assertParsedAlike(seed, text, found));
      read += node.isPresent() ? 1 : 0;
    }
    assertThat(read).isGreaterThan(1000);
  }

  private static void assertParsedAlike(long seed, String text, Node node) {
    try {
      assertThat(YamlReader.parse(text)).as("seed %d:%n%s", seed, text).isEqualTo(List.of(node));
    } catch (UnreadableException e) {
      fail("seed %d: %s in%n%s".formatted(seed, e.message(), text), e);
    }
  }

  private static String mutate(Random random, String text) {
    var mutated = new StringBuilder(text);
    for (var edits = 1 + random.nextInt(3); edits > 0; edits--) {
      var at = random.nextInt(mutated.length());
      switch (random.nextInt(3)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 -> mutated.insert(at, symbol(random));
        default -> mutated.setCharAt(at, symbol(random));
      }
    }
    return mutated.toString();
  }

  private static char symbol(Random random) {
    var symbols = " \n-:#'\"[]{},&*!|>%@`?~<=.a1\\/\t";
    return symbols.charAt(random.nextInt(symbols.length()));
  }
}
