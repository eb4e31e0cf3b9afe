/// What scenarios of Knative Serving say, and what it does.
@NullMarked
package dev.sluice.features.knative;

import org.jspecify.annotations.NullMarked;
