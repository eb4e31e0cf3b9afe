/// A client that sends what it is told, to the port, host and server name it is told.
@NullMarked
package dev.sluice.features.http;

import org.jspecify.annotations.NullMarked;
