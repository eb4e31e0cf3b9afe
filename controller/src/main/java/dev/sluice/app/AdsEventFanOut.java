package dev.sluice.app;

import dev.sluice.xds.ads.AdsEvents;
import dev.sluice.xds.ads.Delivered;
import dev.sluice.xds.ads.Phase;
import dev.sluice.xds.ads.Proxy;
import dev.sluice.xds.ads.Rejection;
import java.util.List;

/// Tells several listeners, in order, what proxies do.
///
/// @param listeners who is told
record AdsEventFanOut(List<AdsEvents> listeners) implements AdsEvents {

  @Override
  public void connected(Proxy proxy) {
    listeners.forEach(listener -> listener.connected(proxy));
  }

  @Override
  public void disconnected(Proxy proxy) {
    listeners.forEach(listener -> listener.disconnected(proxy));
  }

  @Override
  public void acknowledged(Proxy proxy, long revision) {
    listeners.forEach(listener -> listener.acknowledged(proxy, revision));
  }

  @Override
  public void rejected(Rejection rejection) {
    listeners.forEach(listener -> listener.rejected(rejection));
  }

  @Override
  public void delivered(Delivered delivered) {
    listeners.forEach(listener -> listener.delivered(delivered));
  }

  @Override
  public void late(Proxy proxy, Phase phase) {
    listeners.forEach(listener -> listener.late(proxy, phase));
  }
}
