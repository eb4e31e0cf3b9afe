package dev.sluice.object;

import java.util.List;

/// What all kinds of policies have in common: they say something about other objects.
public sealed interface Policy extends ApiObject permits BackendTlsPolicy {

  /// What the policy is for, in the order written; kinds that Sluice does not read are left out.
  List<PolicyTarget> targets();
}
