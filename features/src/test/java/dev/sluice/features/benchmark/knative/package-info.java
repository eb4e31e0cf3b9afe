/// Measures a layer of Knative, Sluice or another one, from outside: by what the API server tells
/// and what requests through its gateway are answered. Nothing of Knative Serving runs.
@NullMarked
package dev.sluice.features.benchmark.knative;

import org.jspecify.annotations.NullMarked;
