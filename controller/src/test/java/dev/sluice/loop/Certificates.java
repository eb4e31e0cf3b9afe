package dev.sluice.loop;

/// Certificates for tests, valid for a century; their keys were never kept.
final class Certificates {

  /// A certificate of an authority, in PEM.
  static final String AUTHORITY =
      """
      -----BEGIN CERTIFICATE-----
      MIIBfjCCASWgAwIBAgIUQ8lSIpxYxp2WT/5bVOcAxhiAGEgwCgYIKoZIzj0EAwIw
      FDESMBAGA1UEAwwJYXV0aG9yaXR5MCAXDTI2MTEyNTIyNDY0M1oYDzIxMjYxMTAx
      MjI0NjQzWjAUMRIwEAYDVQQDDAlhdXRob3JpdHkwWTATBgcqhkjOPQIBBggqhkjO
      PQMBBwNCAASp7Y/9YARaPzoyAT8IG7tEz1NcObjopvC78eHd+xiDpF9m9gcl5E4k
      ew1gyE/RKu51nYGAOyuj0y/9WdujTee0o1MwUTAdBgNVHQ4EFgQUioGlETnIs6wm
      dZo9DO1LGyGSDO4wHwYDVR0jBBgwFoAUioGlETnIs6wmdZo9DO1LGyGSDO4wDwYD
      VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiB078wsqfFRcg8SRhVmB2hD
      ToiTl7j/tPbE6QOcgZQbdQIgHWzUeQKypRyOD174ylaPZiyLqMHTNfHYmBrUMfxw
      s9k=
      -----END CERTIFICATE-----
      """;

  private Certificates() {}
}
