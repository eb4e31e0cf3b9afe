package dev.sluice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.json.Json.Obj;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "-1.50e+7",
        "12345678901234567890",
        "\"\\\"\\\\\\n\\t\\r\\u0001 ä😀/\"",
        "{\"b\":1,\"a\":[{\"c\":null},false,[]],\"\":{}}"
      })
  void whatIsReadIsPrintedTheSame(String text) throws MalformedJsonException {
    assertThat(Json.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,", "{\"a\"}", "{} {}", "secret", "\"secret", "[01]"})
  void whatIsNotJsonIsRefusedAndNotQuoted(String text) {
    assertThatThrownBy(() -> Json.parse(text))
        .isInstanceOf(MalformedJsonException.class)
        .message()
        .doesNotContain("secret");
  }

  @Test
  void theOrderOfFieldsIsKeptAndDoesNotMatter() throws MalformedJsonException {
    var left = Json.parse("{\"a\":1,\"b\":2}");
    var right = Json.parse("{\"b\":2,\"a\":1}");

    assertThat(left).isEqualTo(right);
    assertThat(left.toString()).isNotEqualTo(right.toString());
  }

  @Test
  void objectsAreBuiltFieldByField() {
    var object =
        Obj.EMPTY
            .with("name", "edge")
            .with("port", 80)
            .with("ready", true)
            .with("labels", Json.textByName(new TreeMap<>(Map.of("b", "2", "a", "1"))))
            .with("args", Json.texts(List.of("-c", "x")))
            .with("name", "core")
            .without("ready");

    assertThat(object)
        .hasToString(
            "{\"name\":\"core\",\"port\":80,\"labels\":{\"a\":\"1\",\"b\":\"2\"},\"args\":[\"-c\",\"x\"]}");
  }

  @Test
  void fieldsAreReadAsWhatTheyAreOrAsNothing() throws MalformedJsonException {
    var object = (Obj) Json.parse("{\"a\":{\"b\":\"c\"},\"d\":[1,{\"e\":2}],\"f\":true,\"g\":1.5}");

    assertThat(object.object("a").text("b")).isEqualTo("c");
    assertThat(object.objects("d")).containsExactly(Obj.EMPTY.with("e", 2));
    assertThat(object.objects("d").getFirst().number("e")).contains(2L);
    assertThat(object.truth("f")).isTrue();
    assertThat(object.number("g")).isEmpty();
    assertThat(object.object("f")).isEqualTo(Obj.EMPTY);
    assertThat(object.text("missing")).isEmpty();
    assertThat(object.get("missing")).isEmpty();
  }
}
