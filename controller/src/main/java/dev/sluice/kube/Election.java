package dev.sluice.kube;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes part in the election of the replica that writes, on a virtual thread of its own from
/// [#start] to [#close]. Whoever does not lead goes on to watch and to serve.
public final class Election implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Election.class);
  private static final Resource LEASES = new Resource("coordination.k8s.io", "v1", "leases", true);

  private final ApiServer server;
  private final Replica here;
  private final String name;
  private final LeaseTimes times;
  private final LeadershipListener listener;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("election").unstarted(this::run);
  private Tenure tenure = new Tenure("", System.nanoTime());
  private Optional<Lease> own = Optional.empty();
  private Optional<Told> told = Optional.empty();
  private volatile long end = System.nanoTime();

  /// @param here who we are and where the Lease lives
  /// @param name of the Lease
  /// @param listener hears who leads
  public Election(
      ApiServer server, Replica here, String name, LeaseTimes times, LeadershipListener listener) {
    this.server = server.within(times.duration());
    this.here = here;
    this.name = name;
    this.times = times;
    this.listener = listener;
  }

  private record Told(boolean ours, String holder) {}

  /// Starts to take part.
  public void start() {
    thread.start();
  }

  /// Whether we lead at this very moment. Any thread; to be asked before each write.
  public boolean leads() {
    return System.nanoTime() - end < 0;
  }

  /// Takes no more part; a lead is handed over at once.
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        attempt();
      } while (!stopping.await(pause().toMillis(), TimeUnit.MILLISECONDS));
      release();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Who does not lead, or failed to renew, tries more often.
  private Duration pause() {
    return own.isPresent() ? times.renewal() : times.poll();
  }

  private void attempt() {
    try {
      if (own.isPresent()) {
        take(own.get());
      } else {
        look(read());
      }
    } catch (RefusedException refused) {
      refused(refused);
    } catch (IOException unreachable) {
      LOG.debug("the lease cannot be reached: {}", unreachable.getMessage());
      notice();
    }
  }

  private void look(Lease lease) throws IOException {
    var now = System.nanoTime();
    tenure = tenure.seen(lease, now);
    if (lease.holder().equals(here.identity()) || tenure.free(lease, now)) {
      take(lease);
    } else {
      end = now;
      tell(new Told(false, lease.holder()));
    }
  }

  /// Takes or renews the Lease; who leads knows its last state and need not read it first. A lead
  /// that ended while the server took its time begins anew, for what was not written meanwhile.
  private void take(Lease lease) throws IOException {
    own = Optional.empty();
    var now = System.nanoTime();
    own = Optional.of(write(lease.heldBy(here.identity(), times.duration(), Instant.now())));
    var before = end;
    end = Tenure.end(now, times);
    if (System.nanoTime() - before >= 0) {
      told = Optional.empty();
    }
    tell(new Told(true, here.identity()));
  }

  private void refused(RefusedException refused) {
    if (!refused.conflict()) {
      LOG.warn("the lease {} cannot be had: {}", name, refused.getMessage());
    }
    notice();
  }

  /// A lead ends by itself when it was not renewed in time.
  private void notice() {
    if (!leads() && told.filter(Told::ours).isPresent()) {
      tell(new Told(false, ""));
    }
  }

  private void tell(Told news) {
    if (!Optional.of(news).equals(told)) {
      told = Optional.of(news);
      LOG.atInfo().addKeyValue("leader", news.holder()).log("{}", words(news));
      listener.leader(news.ours(), news.holder());
    }
  }

  private static String words(Told news) {
    if (news.ours()) {
      return "this replica leads: it writes statuses and infrastructure";
    }
    return news.holder().isEmpty() ? "no longer leading" : "another replica leads";
  }

  private void release() {
    if (!leads() || own.isEmpty()) {
      return;
    }
    end = System.nanoTime();
    tell(new Told(false, ""));
    try {
      write(own.get().released(Instant.now()));
    } catch (IOException late) {
      LOG.debug("the lease was not released: {}", late.getMessage());
    }
  }

  private Lease read() throws IOException {
    try {
      return new Lease(server.get(LEASES.one(here.namespace(), name)));
    } catch (RefusedException refused) {
      if (refused.notFound()) {
        return Lease.fresh(here.namespace(), name);
      }
      throw refused;
    }
  }

  /// The version in the Lease makes sure that nobody else has written it meanwhile.
  private Lease write(Lease lease) throws IOException {
    return new Lease(
        lease.stored()
            ? server.send("PUT", LEASES.one(here.namespace(), name), ApiServer.JSON, lease.object())
            : server.send("POST", LEASES.in(here.namespace()), ApiServer.JSON, lease.object()));
  }
}
