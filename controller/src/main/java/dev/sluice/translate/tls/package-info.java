/// Certificates and keys.
@NullMarked
package dev.sluice.translate.tls;

import org.jspecify.annotations.NullMarked;
