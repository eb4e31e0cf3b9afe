package dev.sluice.json;

import java.io.IOException;

/// What was to be JSON is something else. The message says where and never shows the text.
public final class MalformedJsonException extends IOException {

  private static final long serialVersionUID = 1;

  public MalformedJsonException(String message) {
    super(message);
  }
}
