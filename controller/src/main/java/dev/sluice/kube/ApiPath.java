package dev.sluice.kube;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a request to the API server goes.
///
/// @param path from the root of the server, starting with a slash
/// @param query parameters by name, in order; not yet escaped
record ApiPath(String path, Map<String, String> query) {

  ApiPath {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
  }

  static ApiPath of(String path) {
    return new ApiPath(path, Map.of());
  }

  /// The same with a parameter; one without a value is left out.
  ApiPath with(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    var longer = new LinkedHashMap<>(query);
    longer.put(name, value);
    return new ApiPath(path, longer);
  }
}
