package dev.sluice.xds.envoy;

import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.CertificateValidationContext;

/// Validation that no certificate passes: it has to be issued by an authority whose private key was
/// never kept, and to have an impossible hash.
///
/// Envoy would believe everybody where no authority is given at all, and refuses to look for names
/// then.
final class UnknownIssuer {
  private static final String AUTHORITY =
      """
      -----BEGIN CERTIFICATE-----
      MIIBeTCCAR+gAwIBAgIUYk8RDnLvKWgXPtu3JdhNfwZMlEAwCgYIKoZIzj0EAwIw
      ETEPMA0GA1UEAwwGbm9ib2R5MCAXDTI2MTEyNTIyMTI1NVoYDzIxMjYxMTAxMjIx
      MjU1WjARMQ8wDQYDVQQDDAZub2JvZHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
      AAQ6KB/5d1RuFRKbUjJD22HzEK6ZNSWAJ+V1IG00+2zQQhiN3jltF4lBuBw08i+W
      +0m0uTrpAMZasBK1mu/c9Kd6o1MwUTAdBgNVHQ4EFgQUjqk09GegqD5Fuwv4wsm1
      lOz13EkwHwYDVR0jBBgwFoAUjqk09GegqD5Fuwv4wsm1lOz13EkwDwYDVR0TAQH/
      BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAZ0888wxwMyDm8ZLAF+KEpB7L41JIk
      CkWsyx7eFpW0iAIhAMyM9q/QywFK8fcmOCIAH2Uhz03BFJJ3jdXfyp7mfe1t
      -----END CERTIFICATE-----
      """;

  private static final String IMPOSSIBLE_HASH = "0".repeat(64);

  static final CertificateValidationContext VALIDATION =
      CertificateValidationContext.newBuilder()
          .setTrustedCa(DataSource.newBuilder().setInlineString(AUTHORITY))
          .addVerifyCertificateHash(IMPOSSIBLE_HASH)
          .build();

  private UnknownIssuer() {}
}
