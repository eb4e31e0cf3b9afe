package dev.sluice.features.kubernetes.node;

import java.nio.file.Path;

/// Directories of this machine that image tables refer to.
///
/// @param programs what `${bin}` stands for: etcd, Envoy and the others
/// @param sluice what `${sluice}` stands for: the root of the source tree, with the packaged
///   program
/// @param java what `${java}` stands for: the home of the JDK
public record Places(Path programs, Path sluice, Path java) {

  /// Puts the directories into a text.
  ///
  /// @param table what `${dir}` stands for: the directory of the image table
  String in(String text, String table) {
    return text.replace("${bin}", programs.toString())
        .replace("${sluice}", sluice.toString())
        .replace("${java}", java.toString())
        .replace("${dir}", table);
  }
}
