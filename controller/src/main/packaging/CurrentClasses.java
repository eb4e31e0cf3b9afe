import static java.lang.classfile.ClassFile.StackMapsOption.GENERATE_STACK_MAPS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/// Gives the classes of a package in a jar the class-file version of Java 8, with the stack maps that
/// it needs.
///
/// An AOT cache refuses classes that are older than Java 6: they are read from the jar and verified
/// in the old way at each start. Times stay, so that equal sources make equal jars. Part of the build:
/// `java CurrentClasses.java JAR PACKAGE`.
final class CurrentClasses {

  private static final ClassTransform CURRENT =
      ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
          .andThen(
              (builder, element) -> {
                ClassElement current =
                    element instanceof ClassFileVersion
                        ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0)
                        : element;
                builder.with(current);
              });

  private final FileSystem jar;
  private final ClassFile classFile;

  private CurrentClasses(FileSystem jar) {
    this.jar = jar;
    this.classFile =
        ClassFile.of(
            GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::open)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  /// Rewrites the jar in place.
  public static void main(String[] arguments) throws IOException {
    try (var jar = FileSystems.newFileSystem(Path.of(arguments[0]));
        var files = Files.walk(jar.getPath(arguments[1]))) {
      var classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      for (var file : classes) {
        new CurrentClasses(jar).rewrite(file);
      }
    }
  }

  private void rewrite(Path file) throws IOException {
    ClassModel model = classFile.parse(Files.readAllBytes(file));
    if (model.majorVersion() < ClassFile.JAVA_6_VERSION) {
      var time = Files.getLastModifiedTime(file);
      Files.write(file, classFile.transformClass(model, CURRENT));
      Files.setLastModifiedTime(file, time);
    }
  }

  private InputStream open(ClassDesc type) {
    var descriptor = type.descriptorString();
    var file = jar.getPath(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return Files.exists(file) ? Files.newInputStream(file) : null;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
