package dev.sluice.features.knative;

import com.google.protobuf.StringValue;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/// A client of the service `ping.PingService`, whose messages have one text as their first field.
final class PingClient implements AutoCloseable {

  private static final int PORT = 80;
  private static final int SECONDS = 30;

  private final ManagedChannel channel;

  /// Connects at the first call.
  ///
  /// @param address of the gateway
  /// @param host that calls ask for
  PingClient(String address, String host, SocketFactory sockets) {
    channel =
        OkHttpChannelBuilder.forAddress(address, PORT)
            .usePlaintext()
            .overrideAuthority(host)
            .socketFactory(sockets)
            .build();
  }

  /// Calls once.
  String ping(String text) {
    var method = method("Ping", MethodType.UNARY);
    return ClientCalls.blockingUnaryCall(channel, method, patient(), StringValue.of(text))
        .getValue();
  }

  /// A call in which both sides go on speaking.
  Pings stream() {
    var method = method("PingStream", MethodType.BIDI_STREAMING);
    return new Pings(ClientCalls.blockingBidiStreamingCall(channel, method, patient()));
  }

  private static CallOptions patient() {
    return CallOptions.DEFAULT.withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
  }

  private static MethodDescriptor<StringValue, StringValue> method(String name, MethodType type) {
    var text = ProtoUtils.marshaller(StringValue.getDefaultInstance());
    return MethodDescriptor.newBuilder(text, text)
        .setType(type)
        .setFullMethodName("ping.PingService/" + name)
        .build();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
