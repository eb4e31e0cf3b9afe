package dev.sluice.cluster.companion;

/// Where a proxy listens.
///
/// @param address literal IP address of its pod
/// @param port port there
/// @param secure whether it expects TLS
record Target(String address, int port, boolean secure) {}
