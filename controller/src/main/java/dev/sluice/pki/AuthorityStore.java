package dev.sluice.pki;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Where all replicas keep their authorities: in a cluster a Secret, so that the API server decides
/// between two replicas that write at once.
public interface AuthorityStore {

  /// What is kept, if anything.
  Optional<Kept> read() throws IOException;

  /// Keeps this if nothing is kept yet.
  ///
  /// @return whether it did
  boolean create(Map<String, String> data) throws IOException;

  /// Keeps this instead of what had the version.
  ///
  /// @return false if something else is kept by now
  boolean replace(String version, Map<String, String> data) throws IOException;

  /// What is kept; confidential.
  ///
  /// @param version changes with the data, as a `resourceVersion` does
  /// @param data what [Authorities#data] gave
  record Kept(String version, Map<String, String> data) {
    @Override
    public String toString() {
      return "Kept[" + version + "]";
    }
  }
}
