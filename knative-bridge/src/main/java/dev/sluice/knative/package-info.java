/// Knative KIngress objects as routing intent.
@NullMarked
package dev.sluice.knative;

import org.jspecify.annotations.NullMarked;
