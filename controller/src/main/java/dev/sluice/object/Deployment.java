package dev.sluice.object;

/// How far a Deployment has come.
///
/// @param metadata name and labels
/// @param replicas how many Pods are wanted
/// @param ready how many Pods are ready
/// @param available how many Pods have been ready for long enough
/// @param updated how many Pods are of the newest form
/// @param observedGeneration the generation that the numbers are about
public record Deployment(
    Metadata metadata, int replicas, int ready, int available, int updated, long observedGeneration)
    implements ApiObject {

  @Override
  public Kind kind() {
    return Kind.DEPLOYMENT;
  }
}
