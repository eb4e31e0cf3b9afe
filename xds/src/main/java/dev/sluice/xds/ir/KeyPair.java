package dev.sluice.xds.ir;

/// A certificate with its private key, delivered apart from the listeners that use it, so that
/// rotation drains nothing.
///
/// @param name stable and unique in a fleet
/// @param certificateChain PEM, leaf first
/// @param privateKey PEM; never printed
public record KeyPair(String name, String certificateChain, String privateKey) {

  @Override
  public String toString() {
    return "KeyPair[" + name + "]";
  }
}
