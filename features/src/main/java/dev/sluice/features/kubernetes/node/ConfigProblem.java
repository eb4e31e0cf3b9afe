package dev.sluice.features.kubernetes.node;

/// Something a container refers to is missing or unsupported; trying again later may help.
final class ConfigProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConfigProblem(String message) {
    super(message);
  }
}
