package dev.sluice.folder;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/// What went wrong with a file, and what to do about it.
final class Reading {

  private Reading() {}

  static String explain(IOException e) {
    return switch (e) {
      case CharacterCodingException _ -> "is not UTF-8 text; save it as UTF-8";
      case AccessDeniedException _ -> "may not be read; allow it with chmod";
      case NoSuchFileException _ -> "is a link to nothing; remove it or create its target";
      default -> "cannot be read: " + e.getMessage();
    };
  }
}
