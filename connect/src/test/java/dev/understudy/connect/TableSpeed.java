package dev.understudy.connect;

import dev.understudy.table.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/// Measures reading and writing; not a test. Without argument it makes a file of 1,000,000 rows and
/// 15 columns (about 110 MB) in the folder for temporary files, otherwise it reads the given file.
/// Prints seconds of each of three rounds, the first being cold.
///
/// ```
/// ./mvnw -q -o -Dquick -pl connect -am test-compile
/// java -Xmx700m -cp table/target/classes:connect/target/classes:connect/target/test-classes:JACKSON_CORE_JAR dev.understudy.connect.TableSpeed
/// ```
final class TableSpeed {

  private static final int ROWS = 1_000_000;
  private static final int ROUNDS = 3;

  private static final String[] WORK = {"Private", "Self-emp-not-inc", "Local-gov", "?"};
  private static final String[] SCHOOL = {"Bachelors", "HS-grad", "Masters", "Some-college"};
  private static final String[] MARITAL = {"Married", "Divorced", "Never-married"};

  private TableSpeed() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("understudy-speed");
    Path source = arguments.length > 0 ? Path.of(arguments[0]) : generate(folder);
    Path copy = folder.resolve("copy.csv");
    System.out.printf(Locale.ROOT, "%s, %,d bytes%n", source, Files.size(source));
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Loaded loaded = TableFile.read(source, ReadOptions.DEFAULT, Progress.silent());
      long read = System.nanoTime();
      try (CsvWriter writer = CsvWriter.open(copy, loaded.schema())) {
        writer.write(loaded.table());
        writer.commit();
      }
      long written = System.nanoTime();
      System.out.printf(
          Locale.ROOT,
          "%,d x %d: read %.3f s, written %.3f s%n",
          loaded.table().rowCount(),
          loaded.table().columnCount(),
          (read - start) / 1e9,
          (written - read) / 1e9);
    }
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    System.out.printf(Locale.ROOT, "peak heap %,d MB%n", peak / 1_000_000);
    Files.deleteIfExists(copy);
    if (arguments.length == 0) {
      Files.delete(source);
    }
    Files.delete(folder);
  }

  private static Path generate(Path folder) throws IOException {
    Path path = folder.resolve("rows.csv");
    SplittableRandom random = new SplittableRandom(7);
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      out.write(
          "id,age,work,weight,school,years,marital,sex,bmi,gain,glucose,visit,score,rate,label\n");
      StringBuilder line = new StringBuilder();
      for (int row = 1; row <= ROWS; row++) {
        line.setLength(0);
        line.append(row).append(',').append(random.nextInt(17, 90));
        line.append(',')
            .append(pick(WORK, random))
            .append(',')
            .append(random.nextInt(12_285, 1_484_705));
        line.append(',').append(pick(SCHOOL, random)).append(',').append(random.nextInt(1, 17));
        line.append(',').append(pick(MARITAL, random));
        line.append(',').append(random.nextBoolean() ? "Male" : "Female");
        line.append(',').append(random.nextInt(150, 450) / 10.0);
        line.append(',').append(random.nextInt(10) == 0 ? random.nextInt(99_999) : 0);
        line.append(',').append(random.nextInt(300, 1500) / 100.0);
        line.append(",20")
            .append(random.nextInt(10, 24))
            .append('-')
            .append(random.nextInt(10, 13));
        line.append('-').append(random.nextInt(10, 29)).append(',').append(random.nextDouble());
        line.append(',').append(random.nextInt(1, 1_000_000) / 1e4);
        line.append(',').append(random.nextBoolean() ? "yes" : "no").append('\n');
        out.append(line);
      }
    }
    return path;
  }

  private static String pick(String[] from, SplittableRandom random) {
    return from[random.nextInt(from.length)];
  }
}
