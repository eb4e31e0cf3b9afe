/// TLS of the discovery server, with certificates that change while connections go on.
@NullMarked
package dev.sluice.pki.server;

import org.jspecify.annotations.NullMarked;
