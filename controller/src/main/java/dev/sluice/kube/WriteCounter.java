package dev.sluice.kube;

import dev.sluice.object.Kind;

/// Counts what is asked of the API server. Called by any thread.
public interface WriteCounter {

  /// Counts nothing.
  WriteCounter NONE =
      new WriteCounter() {
        @Override
        public void written(Kind kind) {}

        @Override
        public void failed(Kind kind, int code) {}
      };

  /// A status was written.
  void written(Kind kind);

  /// A status was not written.
  ///
  /// @param code what the server answered in the terms of HTTP; 0 if it could not be reached
  void failed(Kind kind, int code);
}
