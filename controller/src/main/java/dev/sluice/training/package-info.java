/// What the AOT caches (JEP 514) are trained on: starts as users have them, with a stand-in for
/// everything that is not Sluice. Part of the build, of no use to users.
@NullMarked
package dev.sluice.training;

import org.jspecify.annotations.NullMarked;
