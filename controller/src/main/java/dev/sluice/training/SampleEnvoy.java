package dev.sluice.training;

import dev.sluice.facts.Surroundings;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Stands in for the Envoy that `sluice run` starts. A process of its own, as the cache should hold
/// no gRPC client.
final class SampleEnvoy {

  private static final Pattern PORT = Pattern.compile("\"port_value\"\\s*:\\s*(\\d+)");
  private static final Pattern TOKEN = Pattern.compile("Bearer ([0-9a-f]+)");

  private SampleEnvoy() {}

  /// Called with Envoy's arguments; the file among them that ends in `.json` is the bootstrap.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var file = Stream.of(arguments).filter(word -> word.endsWith(".json")).findFirst();
    var bootstrap = Files.readString(Path.of(file.orElseThrow()));
    var port = Integer.parseInt(find(PORT, bootstrap));
    var channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    var token = new Metadata();
    token.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + find(TOKEN, bootstrap));
    var known =
        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(token));
    new SampleClient(known, Surroundings.SHARED_FLEET).awaitEnd();
  }

  private static String find(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
  }
}
