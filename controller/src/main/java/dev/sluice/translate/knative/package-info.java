/// KIngresses of Knative: where they are served, what keeps a version of one from being in force,
/// and the rules that follow from the version that is.
@NullMarked
package dev.sluice.translate.knative;

import org.jspecify.annotations.NullMarked;
