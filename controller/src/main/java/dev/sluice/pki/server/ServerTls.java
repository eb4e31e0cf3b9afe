package dev.sluice.pki.server;

import dev.sluice.pem.PemCertificates;
import dev.sluice.pem.PemPrivateKey;
import dev.sluice.pki.Credentials;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.AdvancedTlsX509TrustManager.Verification;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/// TLS of the discovery server: TLS 1.3 only, every client shows a certificate of ours. New
/// handshakes use the newest credentials, connections that exist go on. Used by any thread.
public final class ServerTls {

  private static final X509Certificate[] NONE = {};
  private static final String TLS = "TLSv1.3";

  private static final ApplicationProtocolConfig HTTP2 =
      new ApplicationProtocolConfig(
          Protocol.ALPN,
          SelectorFailureBehavior.NO_ADVERTISE,
          SelectedListenerFailureBehavior.ACCEPT,
          ApplicationProtocolNames.HTTP_2);

  /// The first is what the JDK's server takes if the client can. The JVM's first compiler makes no
  /// use of the processor's instructions for AES, and without them ChaCha20 costs a fraction of it.
  /// BoringSSL decides by the processor.
  private static final List<String> CIPHERS =
      List.of("TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384");

  private final AdvancedTlsX509KeyManager identity = new AdvancedTlsX509KeyManager();
  private final AdvancedTlsX509TrustManager trust;
  private final AdvancedTlsX509TrustManager peers;

  /// Begins with these credentials.
  public ServerTls(Credentials credentials) throws GeneralSecurityException {
    try {
      trust = trust(Verification.CERTIFICATE_ONLY_VERIFICATION);
      peers = trust(Verification.CERTIFICATE_AND_HOST_NAME_VERIFICATION);
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException(unsupported);
    }
    use(credentials);
  }

  private static AdvancedTlsX509TrustManager trust(Verification verification)
      throws GeneralSecurityException {
    return AdvancedTlsX509TrustManager.newBuilder().setVerification(verification).build();
  }

  /// Uses these credentials from now on.
  ///
  /// @throws GeneralSecurityException if they are none; then the old ones stay
  public void use(Credentials credentials) throws GeneralSecurityException {
    var chain = PemCertificates.parse(credentials.certificate()).toArray(NONE);
    var key = PemPrivateKey.parse(credentials.key());
    var bundle = PemCertificates.parse(credentials.trust()).toArray(NONE);
    try {
      trust.updateTrustCredentials(bundle);
      peers.updateTrustCredentials(bundle);
    } catch (IOException unusable) {
      throw new GeneralSecurityException(unusable);
    }
    identity.updateIdentityCredentials(chain, key);
  }

  /// What the server is built with: BoringSSL where it is to be had, as what the JVM's first
  /// compiler makes of the JDK's TLS takes many times as long to encrypt a routing table.
  ///
  /// @throws SSLException if there is no TLS 1.3
  public SslContext context() throws SSLException {
    return context(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK);
  }

  /// What encrypts on this machine, for the log.
  public static String implementation() {
    return OpenSsl.isAvailable() ? OpenSsl.versionString() : "JDK";
  }

  SslContext context(SslProvider provider) throws SSLException {
    return provider == SslProvider.OPENSSL ? withBoringSsl() : withTheJdk();
  }

  private SslContext withBoringSsl() throws SSLException {
    return GrpcSslContexts.configure(SslContextBuilder.forServer(identity), SslProvider.OPENSSL)
        .trustManager(trust)
        .clientAuth(ClientAuth.REQUIRE)
        .protocols(TLS)
        .ciphers(CIPHERS)
        .build();
  }

  /// Not made by Netty's builder, whose first server with the JDK's TLS tries out whether trust
  /// managers can be wrapped; that takes a sixth of a start.
  private SslContext withTheJdk() throws SSLException {
    return new JdkSslContext(
        keysAndTrust(),
        false,
        CIPHERS,
        SupportedCipherSuiteFilter.INSTANCE,
        HTTP2,
        ClientAuth.REQUIRE,
        new String[] {TLS},
        false);
  }

  private SSLContext keysAndTrust() throws SSLException {
    try {
      var context = SSLContext.getInstance(TLS);
      context.init(new KeyManager[] {identity}, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException unsupported) {
      throw new SSLException(unsupported);
    }
  }

  /// What a replica uses to talk to another one, whose certificate must have the name that is asked
  /// for.
  public SslContext clientContext() throws SSLException {
    return GrpcSslContexts.configure(SslContextBuilder.forClient())
        .keyManager(identity)
        .trustManager(peers)
        .protocols(TLS)
        .ciphers(CIPHERS)
        .build();
  }
}
