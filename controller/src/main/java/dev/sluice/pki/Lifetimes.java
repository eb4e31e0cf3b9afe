package dev.sluice.pki;

import java.time.Duration;

/// How long certificates live, and when the next ones are made.
///
/// @param authority from the making of an authority to its end
/// @param succession how long before its end an authority gets a successor
/// @param settling how long a successor is trusted by everybody before it signs anything
/// @param certificate from the making of a certificate to its end
/// @param renewal age at which a certificate is replaced
public record Lifetimes(
    Duration authority,
    Duration succession,
    Duration settling,
    Duration certificate,
    Duration renewal) {

  /// Three years for the authority, 90 days for the others: a control plane may be away for a month
  /// before a proxy cannot come back to it.
  public static final Lifetimes DEFAULT =
      new Lifetimes(
          Duration.ofDays(1095),
          Duration.ofDays(270),
          Duration.ofDays(1),
          Duration.ofDays(90),
          Duration.ofDays(60));

  /// How far the clocks of a control plane and of a proxy may differ.
  static final Duration CLOCK_SKEW = Duration.ofHours(1);

  /// Refuses lifetimes with which something would end before it is replaced.
  public Lifetimes {
    if (renewal.compareTo(certificate) >= 0
        || settling.plus(certificate).compareTo(succession) >= 0
        || succession.compareTo(authority) >= 0) {
      throw new IllegalArgumentException("something would end before it is replaced");
    }
  }
}
