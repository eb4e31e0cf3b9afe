package dev.sluice.cluster;

import dev.sluice.kube.Retries;
import dev.sluice.pki.Authorities;
import dev.sluice.pki.SharedAuthorities;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The first thing that a control plane asks of the API server: the certificate authorities,
/// without which it cannot serve. A server that is away, or does not let us in yet, is asked again
/// until it answers. One thread waits; any may ask for what it was told.
public final class FirstContact implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FirstContact.class);
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final SharedAuthorities shared;
  private final Consumer<String> obstacle;
  private final Retries retries = new Retries(FIRST, LONGEST);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<Authorities> authorities = Optional.empty();
  private String reported = "";

  /// @param shared what is asked for
  /// @param obstacle told why there is no answer yet, and at last that nothing is in the way: ""
  public FirstContact(SharedAuthorities shared, Consumer<String> obstacle) {
    this.shared = shared;
    this.obstacle = obstacle;
  }

  /// Blocks until the API server has answered.
  ///
  /// @throws CancellationException if nobody waits for it any more
  public void await() throws InterruptedException {
    while (authorities.isEmpty()) {
      try {
        authorities = Optional.of(shared.at(Instant.now()));
      } catch (IOException away) {
        report(String.valueOf(away.getMessage()));
        pause();
      }
    }
    if (!reported.isEmpty()) {
      LOG.info("the API server answers");
      obstacle.accept("");
    }
  }

  private void pause() throws InterruptedException {
    if (ended.await(retries.next(Duration.ZERO).toMillis(), TimeUnit.MILLISECONDS)) {
      throw new CancellationException("ended before the API server answered");
    }
  }

  /// Ends the wait.
  @Override
  public void close() {
    ended.countDown();
  }

  /// What the API server said.
  ///
  /// @throws IllegalStateException before it did
  public Authorities authorities() {
    return authorities.orElseThrow(() -> new IllegalStateException("nobody has answered yet"));
  }

  /// A line for each reason, not for each attempt.
  private void report(String reason) {
    if (!reason.equals(reported)) {
      LOG.atWarn()
          .addKeyValue("reason", reason)
          .log("the API server does not give what is needed to begin; it is asked again and again");
      reported = reason;
    }
    obstacle.accept(reason);
  }
}
