package dev.sluice.features.kubernetes.node;

import java.util.List;
import java.util.Map;

/// How to run containers of an image.
///
/// @param command what an image's entry point would be; a container's `command` replaces it
/// @param args the default arguments; a container's `command` or `args` replace them
/// @param env variables set unless the container sets them
/// @param workingDirectory where the process starts unless the container says otherwise
/// @param files what the image contains: paths in the container, and the file or directory of the
///   machine that shows there
public record Image(
    List<String> command,
    List<String> args,
    Map<String, String> env,
    String workingDirectory,
    Map<String, String> files) {}
