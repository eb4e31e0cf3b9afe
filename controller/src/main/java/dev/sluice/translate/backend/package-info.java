/// References to backends, the permission to make them, and the endpoints behind them.
@NullMarked
package dev.sluice.translate.backend;

import org.jspecify.annotations.NullMarked;
