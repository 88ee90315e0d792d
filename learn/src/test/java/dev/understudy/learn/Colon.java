package dev.understudy.learn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// The colon cancer trial of R's survival package: two rows a patient, one for recurrence (1) and
/// one for death (2); patients whose number of nodes is not known are left out.
///
/// @param terms intercept, age, sex, nodes, arm Lev, arm Lev+5FU, `[row][6]`
/// @param times days, `[row]`
/// @param events `[row]`
/// @param persons `[row]`
/// @param arms `[row]`
record Colon(double[][] terms, double[] times, boolean[] events, int[] persons, String[] arms) {

  /// @param type 2 for death alone, 0 for both rows of a patient
  static Colon read(int type) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    String name = "../shared/data/survival/colon.csv";
    while (folder != null && !Files.exists(folder.resolve(name).normalize())) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "the trial is not there: " + name);
    List<String[]> rows =
        Files.readAllLines(Objects.requireNonNull(folder).resolve(name).normalize()).stream()
            .skip(1)
            .map(line -> line.replace("\"", "").split(",", -1))
            .filter(cells -> !cells[8].isEmpty())
            .filter(cells -> type == 0 || Integer.parseInt(cells[15]) == type)
            .toList();
    int count = rows.size();
    Colon colon =
        new Colon(
            new double[count][6],
            new double[count],
            new boolean[count],
            new int[count],
            new String[count]);
    for (int row = 0; row < count; row++) {
      String[] cells = rows.get(row);
      colon.terms[row] =
          new double[] {
            1,
            Double.parseDouble(cells[4]),
            Double.parseDouble(cells[3]),
            Double.parseDouble(cells[8]),
            cells[2].equals("Lev") ? 1 : 0,
            cells[2].equals("Lev+5FU") ? 1 : 0
          };
      colon.times[row] = Double.parseDouble(cells[14]);
      colon.events[row] = cells[9].equals("1");
      colon.persons[row] = Integer.parseInt(cells[0]);
      colon.arms[row] = cells[2];
    }
    return colon;
  }

  RegressionRows rows() {
    return RegressionRows.of(terms);
  }

  /// The rows of one arm.
  KaplanMeier curve(String arm) {
    int[] chosen = IntStream.range(0, arms.length).filter(row -> arms[row].equals(arm)).toArray();
    double[] chosenTimes = new double[chosen.length];
    boolean[] chosenEvents = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      chosenTimes[i] = times[chosen[i]];
      chosenEvents[i] = events[chosen[i]];
    }
    return KaplanMeier.of(chosenTimes, chosenEvents);
  }
}
