/// Certificates made for a test, and a client that trusts them.
@NullMarked
package dev.sluice.features.tls;

import org.jspecify.annotations.NullMarked;
