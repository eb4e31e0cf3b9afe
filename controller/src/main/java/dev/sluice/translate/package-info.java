/// Objects to routing intent and findings: the pure core, wired over the recomputation engine.
@NullMarked
package dev.sluice.translate;

import org.jspecify.annotations.NullMarked;
