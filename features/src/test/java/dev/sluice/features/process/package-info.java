/// The program under test as its user meets it: a command, files, ports and output.
@NullMarked
package dev.sluice.features.process;

import org.jspecify.annotations.NullMarked;
