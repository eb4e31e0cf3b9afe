package dev.sluice.cli;

import dev.sluice.object.decode.Decoded;

/// A file and what it holds.
///
/// @param source the file as the user named it
/// @param decoded its objects and problems
record ManifestFile(String source, Decoded decoded) {}
