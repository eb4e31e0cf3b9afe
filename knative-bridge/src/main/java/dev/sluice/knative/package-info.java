/// What Knative asks of a proxy, as records, and what that means as intent.
@NullMarked
package dev.sluice.knative;

import org.jspecify.annotations.NullMarked;
