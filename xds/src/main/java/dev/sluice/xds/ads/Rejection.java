package dev.sluice.xds.ads;

import dev.sluice.xds.snapshot.ResourceType;

/// A resource that a proxy rejected, and that is served to nobody until its content changes.
///
/// @param text the proxy's own words, in one line of at most 500 characters
public record Rejection(Proxy proxy, ResourceType type, String name, String version, String text) {
  private static final int LONGEST = 500;

  public Rejection {
    text = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    text = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }
}
