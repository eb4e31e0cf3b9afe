/// Results as text: YAML, JSON and tables.
@NullMarked
package dev.sluice.render;

import org.jspecify.annotations.NullMarked;
