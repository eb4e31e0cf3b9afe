/// YAML and JSON documents to records, with a finding for everything that does not fit.
@NullMarked
package dev.sluice.object.decode;

import org.jspecify.annotations.NullMarked;
