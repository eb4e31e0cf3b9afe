package dev.sluice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedNamesTest {

  private static final String LABEL_VALUE = "[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?";

  @ParameterizedTest
  @CsvSource({
    "web, sluice, web-sluice",
    "a, b, a-b",
    "shop.example, sluice, shop-example-sluice-ce521cf492",
    "8080, sluice, g8080-sluice-6d23d96a13",
  })
  void namesAreThoseOfGatewayAndClassIfAServiceMayHaveThem(
      String gateway, String className, String name) {
    assertThat(GeneratedNames.of(gateway, className)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {56, 57, 63, 64, 100, 253})
  void longNamesAreCutAndKeptApart(int length) {
    var one = "a".repeat(length - 1) + "b";
    var other = "a".repeat(length - 1) + "c";

    assertThat(GeneratedNames.of(one, "sluice"))
        .hasSizeLessThanOrEqualTo(63)
        .matches("[a-z]([-a-z0-9]*[a-z0-9])?")
        .isNotEqualTo(GeneratedNames.of(other, "sluice"));
    assertThat(GeneratedNames.labelValue(one))
        .hasSizeLessThanOrEqualTo(63)
        .matches(LABEL_VALUE)
        .isNotEqualTo(GeneratedNames.labelValue(other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "9.9", "a.b-c"})
  void whatIsCutEndsWithALetter(String part) {
    var name = (part + "-").repeat(253 / (part.length() + 1)) + "z";

    assertThat(GeneratedNames.labelValue(name)).matches(LABEL_VALUE);
    assertThat(GeneratedNames.of(name, "sluice")).matches("[a-z]([-a-z0-9]*[a-z0-9])?");
  }
}
