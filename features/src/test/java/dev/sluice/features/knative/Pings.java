package dev.sluice.features.knative;

import com.google.protobuf.StringValue;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;

/// A call in which each text is answered by one.
///
/// @param call that goes on
record Pings(BlockingClientCall<StringValue, StringValue> call) {

  /// Sends a text and waits for its answer.
  ///
  /// @throws StatusException if the other side has ended the call
  String exchange(String text) throws StatusException, InterruptedException {
    call.write(StringValue.of(text));
    return call.read().getValue();
  }
}
