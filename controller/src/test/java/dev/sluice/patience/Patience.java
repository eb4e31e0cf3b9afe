package dev.sluice.patience;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Every test waits long enough for a busy machine; what happens is seen at once all the same.
public final class Patience implements BeforeAllCallback {

  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(LIMIT);
  }
}
