package dev.sluice.xds.ads;

import com.google.protobuf.ByteString;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connects one gRPC stream with its protocol: pulls responses while the proxy reads and the byte
/// budget allows.
///
/// Any thread may call it; its lock makes one at a time the owner of the stream. At most one
/// wake-up is under way at any time.
final class ProxyStream implements StreamObserver<DeltaDiscoveryRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyStream.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Runnable wake = this::wake;
  private final Service service;
  private final ServerCallStreamObserver<ByteString> responses;
  private final long id;
  private final Optional<PeerIdentity> peer;
  private @Nullable Member member;
  private @Nullable Response waiting;
  private @Nullable Future<?> timer;
  private long unwritten;
  private long unwrittenSince;
  private boolean closed;

  /// What all streams of a service share.
  record Service(
      Fleets fleets,
      FleetResolver resolver,
      AdsSettings settings,
      AdsEvents events,
      ByteBudget budget,
      Wakeups wakeups) {}

  ProxyStream(
      long id,
      Optional<PeerIdentity> peer,
      Service service,
      ServerCallStreamObserver<ByteString> responses) {
    this.id = id;
    this.peer = peer;
    this.service = service;
    this.responses = responses;
    responses.setOnReadyHandler(this::advance);
    responses.setOnCancelHandler(this::end);
  }

  @Override
  public void onNext(DeltaDiscoveryRequest request) {
    owning(() -> accept(request));
  }

  @Override
  public void onError(Throwable problem) {
    end();
  }

  @Override
  public void onCompleted() {
    owning(responses::onCompleted);
    end();
  }

  private void advance() {
    owning(this::goOn);
  }

  private void goOn() {
    if (member != null && member.isDisbanded()) {
      close(Status.UNAVAILABLE.withDescription("The fleet of this proxy is gone"));
    } else {
      send();
    }
  }

  private void owning(Runnable work) {
    lock.lock();
    try {
      if (!closed) {
        work.run();
      }
    } catch (RuntimeException bug) {
      LOG.atError().setCause(bug).addKeyValue("node", node()).log("Closing a stream after a bug");
      close(Status.INTERNAL);
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      service.wakeups().now(this::wakeUp);
    }
  }

  private void wakeUp() {
    woken.set(false);
    advance();
  }

  private void accept(DeltaDiscoveryRequest request) {
    var known = member == null ? admit(request) : member;
    if (known == null) {
      return;
    }
    known.request(request);
    if (isTooBig(known, request)) {
      close(Status.RESOURCE_EXHAUSTED.withDescription("Too many resource names"));
      return;
    }
    send();
  }

  private boolean isTooBig(Member known, DeltaDiscoveryRequest request) {
    var most = service.settings().maximumNames();
    return request.getInitialResourceVersionsCount() > most || known.subscribedNames() > most;
  }

  private @Nullable Member admit(DeltaDiscoveryRequest first) {
    var node = first.getNode().getId();
    var fleet = service.resolver().fleetOf(first.getNode(), peer);
    if (fleet.isEmpty()) {
      LOG.atInfo().addKeyValue("node", node).log("Refused a proxy that belongs to no fleet");
      close(Status.PERMISSION_DENIED.withDescription("This node belongs to no fleet"));
      return null;
    }
    member =
        new Member(
            new Proxy(fleet.get(), node, id),
            service.fleets().of(fleet.get()),
            service.settings(),
            service.events());
    member.join(wake);
    return member;
  }

  /// Sends as much as the proxy reads and the budget allows.
  private void send() {
    if (member == null) {
      return;
    }
    while (!closed && responses.isReady()) {
      written();
      var response = next(member);
      if (response.isEmpty()) {
        break;
      }
      if (!send(response.get(), member)) {
        return;
      }
    }
    remind(member);
  }

  private Optional<Response> next(Member known) {
    return Optional.ofNullable(waiting).or(() -> known.next(System.nanoTime()));
  }

  private boolean send(Response response, Member known) {
    var bytes = response.size();
    if (!service.budget().take(bytes, wake)) {
      waiting = response;
      return false;
    }
    waiting = null;
    unwritten += bytes;
    unwrittenSince = System.nanoTime();
    var encoded = ResponseEncoding.encode(response);
    responses.onNext(encoded);
    known.delivered(response, encoded.size());
    return true;
  }

  /// The transport asks for more, so it has written what it got.
  private void written() {
    service.budget().giveBack(unwritten);
    unwritten = 0;
  }

  private void remind(Member known) {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
    var now = System.nanoTime();
    var isStalled = !responses.isReady() && unwritten > 0;
    if (isStalled && now - stallDeadline() >= 0) {
      LOG.atInfo()
          .addKeyValue("node", node())
          .log("Closing the stream of a proxy that does not read");
      close(Status.UNAVAILABLE.withDescription("The proxy does not read"));
    } else if (isStalled) {
      timer = service.wakeups().after(stallDeadline() - now, wake);
    } else {
      known.deadline(now).ifPresent(at -> timer = service.wakeups().after(at - now, wake));
    }
  }

  private long stallDeadline() {
    return unwrittenSince + service.settings().stallTimeout().toNanos();
  }

  private void close(Status status) {
    if (!closed) {
      responses.onError(status.asRuntimeException());
    }
    end();
  }

  private void end() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        leave();
      }
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    if (timer != null) {
      timer.cancel(false);
    }
    service.budget().forget(wake);
    written();
    if (member != null) {
      member.leave(wake);
    }
  }

  private String node() {
    return member == null ? "" : member.proxy().node();
  }
}
