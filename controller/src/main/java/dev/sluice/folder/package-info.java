/// A directory of YAML as a source of objects, watched.
@NullMarked
package dev.sluice.folder;

import org.jspecify.annotations.NullMarked;
