package dev.sluice.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.pki.Authorities;
import dev.sluice.pki.AuthorityStore.Kept;
import dev.sluice.pki.Issuer;
import dev.sluice.pki.Lifetimes;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuthoritySecretTest {

  @Test
  void whatIsKeptComesBack() throws GeneralSecurityException {
    var authorities = new Issuer(Lifetimes.DEFAULT).found(Instant.EPOCH);

    var secret = AuthoritySecret.replaced("sluice-system", "7", authorities.data());

    assertThat(AuthoritySecret.kept(secret)).isEqualTo(new Kept("7", authorities.data()));
    assertThat(Authorities.of(AuthoritySecret.kept(secret).data())).isEqualTo(authorities);
  }
}
