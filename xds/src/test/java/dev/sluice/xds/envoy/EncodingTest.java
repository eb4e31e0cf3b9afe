package dev.sluice.xds.envoy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.route.v3.RedirectAction;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.Cors;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions.ExplicitHttpConfig;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingTest {
  static Stream<Message> messages() {
    return Stream.of(
        Cors.getDefaultInstance(),
        RedirectAction.newBuilder().setHostRedirect("example.com").build(),
        HttpProtocolOptions.getDefaultInstance(),
        ExplicitHttpConfig.getDefaultInstance());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void anEnvelopeNamesTheTypeAsItsDescriptorDoes(Message message) {
    assertThat(Encoding.any(message)).isEqualTo(Any.pack(message));
  }
}
