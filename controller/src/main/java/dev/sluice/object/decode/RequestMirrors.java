package dev.sluice.object.decode;

import dev.sluice.object.BackendRef;
import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpFilter.RequestMirror;
import dev.sluice.object.ObjectRef;
import java.util.Optional;

/// Reads the filter that copies requests to another backend.
final class RequestMirrors {

  private static final int PERCENT = 100;
  private static final BackendRef NOBODY =
      new BackendRef(new ObjectRef("", "", Optional.empty(), ""), Optional.empty());

  private RequestMirrors() {}

  static HttpFilter read(Fields mirror) {
    var backend = mirror.requiredObject("backendRef", References::backend).orElse(NOBODY);
    var percent = mirror.integer("percent", 0, PERCENT).map(part -> new Share(part, PERCENT));
    var fraction = mirror.object("fraction", RequestMirrors::fraction);
    if (percent.isPresent() && fraction.isPresent()) {
      mirror.error("fraction", "does not go with percent; remove one of them");
    }
    var share = percent.or(() -> fraction).orElse(new Share(PERCENT, PERCENT));
    return new RequestMirror(backend, share.numerator, share.denominator);
  }

  private record Share(int numerator, int denominator) {}

  private static Share fraction(Fields fraction) {
    var share =
        new Share(
            fraction.requiredInteger("numerator", 0, Integer.MAX_VALUE),
            fraction.integer("denominator", 1, Integer.MAX_VALUE).orElse(PERCENT));
    if (share.numerator > share.denominator) {
      fraction.error("numerator", "is greater than denominator; write at most that");
    }
    return share;
  }
}
