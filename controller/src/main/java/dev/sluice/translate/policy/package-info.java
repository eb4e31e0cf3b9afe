/// Policies: which ones are in force where, and what they say.
@NullMarked
package dev.sluice.translate.policy;

import org.jspecify.annotations.NullMarked;
