/// Certificates and keys in PEM, checked before a proxy would refuse them.
@NullMarked
package dev.sluice.pem;

import org.jspecify.annotations.NullMarked;
