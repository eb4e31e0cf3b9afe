package dev.sluice.loop;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;

/// Opens envelopes whose content is known.
final class Unpacked {

  private Unpacked() {}

  static <T extends Message> T of(Any envelope, Class<T> type) {
    try {
      return envelope.unpack(type);
    } catch (InvalidProtocolBufferException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
