package dev.sluice.standalone;

/// The port of a Service that an echo backend answers for.
record EchoService(String namespace, String name, int port) {}
