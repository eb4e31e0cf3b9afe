/// Envoy as a supervised child process, and the echo backend beside it.
@NullMarked
package dev.sluice.standalone;

import org.jspecify.annotations.NullMarked;
