/// The released programs of the control plane, their keys and certificates.
@NullMarked
package dev.sluice.features.kubernetes.control;

import org.jspecify.annotations.NullMarked;
