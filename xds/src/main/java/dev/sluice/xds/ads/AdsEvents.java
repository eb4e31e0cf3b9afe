package dev.sluice.xds.ads;

/// What proxies do, for status and metrics; every method does nothing by default.
///
/// Called by many threads at once, in order for each proxy, and while its stream is locked: do not
/// block. Publishing from here is allowed.
public interface AdsEvents {
  /// A proxy has opened a stream.
  default void connected(Proxy proxy) {}

  /// A proxy's stream has ended.
  default void disconnected(Proxy proxy) {}

  /// A proxy has acknowledged everything that it asked for, as of this revision, with nothing
  /// replaced.
  default void acknowledged(Proxy proxy, long revision) {}

  /// A resource was rejected and is served to nobody in this version from now on; reported once for
  /// each version.
  default void rejected(Rejection rejection) {}

  /// A response was handed to the transport.
  default void delivered(Delivered delivered) {}

  /// A proxy did not acknowledge in time, and the stream went on.
  default void late(Proxy proxy, Phase phase) {}
}
