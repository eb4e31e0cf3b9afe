package dev.sluice.features.kubernetes.service;

/// Listens on one address and port of a service until closed.
interface Forwarder extends AutoCloseable {
  @Override
  void close();
}
