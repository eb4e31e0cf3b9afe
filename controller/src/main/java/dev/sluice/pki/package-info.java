/// Sluice's own certificate authority for the connections between proxies and control plane: who is
/// named how, what must be issued when, and the certificates themselves.
@NullMarked
package dev.sluice.pki;

import org.jspecify.annotations.NullMarked;
