/// The one thread that turns changes into published resources.
@NullMarked
package dev.sluice.loop;

import org.jspecify.annotations.NullMarked;
