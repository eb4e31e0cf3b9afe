package dev.sluice.translate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostnameTest {

  @ParameterizedTest
  @CsvSource({
    "*, a.example.com, a.example.com",
    "a.example.com, *, a.example.com",
    "*.example.com, a.example.com, a.example.com",
    "*.example.com, a.b.example.com, a.b.example.com",
    "*.example.com, *.b.example.com, *.b.example.com",
    "*.com, *.example.com, *.example.com",
    "a.example.com, a.example.com, a.example.com",
    "*.example.com, example.com, ",
    "*.example.com, *.example.org, ",
    "a.example.com, b.example.com, ",
    "*.ample.com, a.example.com, ",
  })
  void meetsWhereBothStandForTheSameHosts(String one, String other, String both) {
    assertThat(new Hostname(one).intersection(new Hostname(other)).map(Hostname::value))
        .isEqualTo(Optional.ofNullable(both));
  }

  @Test
  void exactNamesAndLongNamesAreMoreSpecific() {
    var sorted =
        Stream.of("*", "*.com", "*.example.com", "a.io", "a.example.com")
            .map(Hostname::new)
            .sorted(Hostname.MOST_SPECIFIC_FIRST)
            .map(Hostname::value);

    assertThat(sorted).containsExactly("a.example.com", "a.io", "*.example.com", "*.com", "*");
  }
}
