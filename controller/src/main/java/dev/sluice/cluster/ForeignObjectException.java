package dev.sluice.cluster;

import java.io.IOException;

/// An object that somebody else made has the name of one that proxies need.
final class ForeignObjectException extends IOException {

  private static final long serialVersionUID = 1L;

  ForeignObjectException(String message) {
    super(message);
  }
}
