package dev.understudy.synth.mixture;

import dev.understudy.learn.Chunks;
import dev.understudy.synth.mixture.Components.Part;
import dev.understudy.synth.mixture.Components.Responsibilities;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;

/// Cuts components in two: around two of a component's rows, chosen by chance, each other row goes
/// to the nearer. EM then moves the border to where it belongs.
final class Split {

  /// How far apart two different names are, where two ranks are as far apart as the share of rows
  /// between them: the mean distance of two random ranks.
  private static final float DIFFERENT = 1 / 3f;

  private static final int ROWS = 1024;

  private final CodedRows table;
  private final float[][] place;
  private final int[] classOf;
  private final int classes;

  Split(CodedRows table, double leastPersons) {
    this.table = table;
    this.place = new float[table.features()][];
    for (int feature = 0; feature < place.length; feature++) {
      place[feature] =
          table.trees().get(feature).isPresent() ? middles(table.whole()[feature]) : new float[0];
    }
    this.classOf = table.target() < 0 ? new int[0] : classes(table, leastPersons);
    this.classes = classOf.length == 0 ? 1 : Arrays.stream(classOf).max().getAsInt() + 1;
  }

  /// Where on a line from 0 to 1 each code lies.
  private static float[] middles(double[] whole) {
    float[] middles = new float[whole.length];
    double before = 0;
    for (int code = 0; code < whole.length; code++) {
      middles[code] = (float) (before + whole[code] / 2);
      before += whole[code];
    }
    return middles;
  }

  /// The classes the target's codes begin in: ordered codes in quarters, names as they are where
  /// enough rows have them.
  private static int[] classes(CodedRows table, double leastPersons) {
    double[] whole = table.whole()[table.target()];
    int[] classOf = new int[whole.length];
    if (table.trees().get(table.target()).isPresent()) {
      float[] middles = middles(whole);
      int next = -1;
      int last = -1;
      for (int code = 0; code < whole.length; code++) {
        int quarter = (int) (4 * middles[code]);
        next += quarter == last ? 0 : 1;
        last = quarter;
        classOf[code] = next;
      }
      return classOf;
    }
    double least = 2 * leastPersons / table.persons();
    int next = 0;
    for (int code = 0; code < whole.length; code++) {
      classOf[code] = whole[code] >= least && next < Segments.MOST ? next++ : 0;
    }
    return classOf;
  }

  int classes() {
    return classes;
  }

  /// The rows as components by class of the target.
  Responsibilities byTarget(int[] rows) {
    int[] component = new int[rows.length];
    if (classes > 1) {
      int[] codes = table.codes()[table.target()];
      for (int i = 0; i < rows.length; i++) {
        component[i] = Math.max(0, codes[rows[i]] < 0 ? 0 : classOf[codes[rows[i]]]);
      }
    }
    return whole(rows, component);
  }

  /// @param found rows, each wholly in one component
  /// @param count of components
  /// @param parent the component each was cut from, `[component]`
  record Children(Responsibilities found, int count, int[] parent) {}

  /// Cuts every component with enough persons for two.
  Children halve(Responsibilities found, int count, double leastPersons, Seed seed) {
    int size = found.parts().stream().mapToInt(part -> part.rows().length).sum();
    int[] rows = new int[size];
    int[] component = new int[size];
    int next = 0;
    for (Part part : found.parts()) {
      for (int i = 0; i < part.rows().length; i++) {
        rows[next] = part.rows()[i];
        component[next++] = most(part, i);
      }
    }
    int[] begin = new int[count + 1];
    double[] weight = new double[count];
    for (int i = 0; i < size; i++) {
      begin[component[i] + 1]++;
      weight[component[i]] += table.weight()[rows[i]];
    }
    for (int k = 0; k < count; k++) {
      begin[k + 1] += begin[k];
    }
    int[] members = new int[size];
    int[] fill = begin.clone();
    for (int i = 0; i < size; i++) {
      members[fill[component[i]]++] = i;
    }
    int[] child = new int[count];
    int[][] centres = new int[count][];
    int children = 0;
    for (int k = 0; k < count; k++) {
      child[k] = children;
      centres[k] = new int[0];
      if (weight[k] >= 2 * leastPersons && begin[k + 1] - begin[k] >= 2) {
        RandomStream random = seed.child(k).stream();
        int first = random.nextInt(begin[k + 1] - begin[k]);
        int second = random.nextInt(begin[k + 1] - begin[k] - 1);
        second += second >= first ? 1 : 0;
        centres[k] = new int[] {rows[members[begin[k] + first]], rows[members[begin[k] + second]]};
      }
      children += centres[k].length == 0 ? 1 : 2;
    }
    int[] parent = new int[children];
    for (int k = 0; k < count; k++) {
      Arrays.fill(parent, child[k], k + 1 < count ? child[k + 1] : children, k);
    }
    int[] of = new int[size];
    Chunks.forEach(
        size,
        ROWS,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int[] centre = centres[component[i]];
            boolean second =
                centre.length == 2 && distance(rows[i], centre[1]) < distance(rows[i], centre[0]);
            of[i] = child[component[i]] + (second ? 1 : 0);
          }
        });
    return new Children(whole(rows, of), children, parent);
  }

  private static int most(Part part, int row) {
    int most = part.begin()[row];
    for (int at = most + 1; at < part.begin()[row + 1]; at++) {
      most = part.part()[at] > part.part()[most] ? at : most;
    }
    return part.component()[most];
  }

  private float distance(int a, int b) {
    float distance = 0;
    for (int feature = 0; feature < place.length; feature++) {
      int codeA = table.codes()[feature][a];
      int codeB = table.codes()[feature][b];
      if (codeA == codeB || codeA < 0 || codeB < 0) {
        continue;
      }
      float[] places = place[feature];
      distance += places.length == 0 ? DIFFERENT : Math.abs(places[codeA] - places[codeB]);
    }
    return distance;
  }

  /// Rows that each belong to one component.
  private static Responsibilities whole(int[] rows, int[] component) {
    int[] begin = new int[rows.length + 1];
    Arrays.setAll(begin, i -> i);
    float[] part = new float[rows.length];
    Arrays.fill(part, 1);
    return new Responsibilities(List.of(new Part(rows, begin, component, part)), 0);
  }
}
