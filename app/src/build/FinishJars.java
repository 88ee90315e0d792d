import static java.lang.classfile.ClassFile.JAVA_7_VERSION;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Prepares the folder of jars for a quick start. Run by app/pom.xml: `java FinishJars.java
/// picocli-original.jar lib/picocli.jar`.
///
/// The JVM's start-up cache leaves out class files older than Java 6, and picocli, on which every
/// command spends most of its start, is compiled for Java 5. So its class files get the stack maps
/// of Java 7; their code stays as it is.
///
/// The JVM does not notice (JDK 25.0.3) when jars change under such a cache and would run the old
/// classes. So `build-id`, a checksum of all jars, becomes part of the cache's name.
class FinishJars {
  public static void main(String[] arguments) throws IOException {
    Path picocli = Path.of(arguments[1]);
    if (!isNewer(picocli, Path.of(arguments[0]))) {
      modernise(Path.of(arguments[0]), picocli);
    }
    Files.writeString(picocli.resolveSibling("build-id"), checksum(picocli.getParent()) + "\n");
  }

  private static boolean isNewer(Path file, Path other) throws IOException {
    return Files.exists(file)
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(other)) >= 0;
  }

  private static void modernise(Path from, Path to) throws IOException {
    Path part = to.resolveSibling(to.getFileName() + ".part");
    try (ZipFile jar = new ZipFile(from.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()});
        ZipOutputStream modern = new ZipOutputStream(Files.newOutputStream(part))) {
      ClassFile format =
          ClassFile.of(
              StackMapsOption.STACK_MAPS_WHEN_REQUIRED,
              ConstantPoolSharingOption.NEW_POOL,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)
                      .orElse(ClassHierarchyResolver.defaultResolver())));
      for (ZipEntry entry : Collections.list(jar.entries())) {
        byte[] bytes = jar.getInputStream(entry).readAllBytes();
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        modern.putNextEntry(copy);
        modern.write(entry.getName().endsWith(".class") ? modernise(format, bytes) : bytes);
      }
    }
    Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] modernise(ClassFile format, byte[] bytes) {
    ClassModel model = format.parse(bytes);
    if (model.majorVersion() >= JAVA_7_VERSION) {
      return bytes;
    }
    ClassTransform version =
        (builder, element) ->
            builder.with(
                element instanceof ClassFileVersion
                    ? ClassFileVersion.of(JAVA_7_VERSION, 0)
                    : element);
    return format.transformClass(
        model, version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
  }

  private static String checksum(Path folder) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    CRC32 checksum = new CRC32();
    for (Path jar : jars) {
      checksum.update(jar.getFileName().toString().getBytes());
      checksum.update(Files.readAllBytes(jar));
    }
    return Long.toHexString(checksum.getValue());
  }
}
