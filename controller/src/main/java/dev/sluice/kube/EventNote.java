package dev.sluice.kube;

import dev.sluice.object.ObjectKey;

/// Something that a user must act on, to be told at an object.
///
/// @param about the object
/// @param apiVersion in which it is known
/// @param uid the very object
/// @param warning whether something is wrong
/// @param reason one word for why
/// @param action one word for what was tried
/// @param text words for people; what is longer than the API takes is cut
public record EventNote(
    ObjectKey about,
    String apiVersion,
    String uid,
    boolean warning,
    String reason,
    String action,
    String text) {}
