/// References between objects and the permission to make them.
@NullMarked
package dev.sluice.translate.reference;

import org.jspecify.annotations.NullMarked;
