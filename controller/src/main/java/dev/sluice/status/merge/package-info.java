/// What we say about an object beside what others say about it.
@NullMarked
package dev.sluice.status.merge;

import org.jspecify.annotations.NullMarked;
