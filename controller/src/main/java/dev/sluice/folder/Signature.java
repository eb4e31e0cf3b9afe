package dev.sluice.folder;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// Tells without reading whether a file may have changed.
///
/// @param file identity of the file itself, where the file system has one
/// @param size length in bytes
/// @param modified when it was written last
record Signature(@Nullable Object file, long size, FileTime modified) {

  static Signature of(BasicFileAttributes attributes) {
    return new Signature(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
  }
}
