/// Rules of routes and their order of precedence.
@NullMarked
package dev.sluice.translate.route;

import org.jspecify.annotations.NullMarked;
