package dev.understudy.judge.internal;

import dev.understudy.learn.MixedNeighbours;
import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The modelled cells of one table as codes that mean the same in every table compared.
///
/// @param columns what the codes mean, `[column]`
/// @param rows number of rows
/// @param codes value codes, `[column][row]`
/// @param bins bins for pairs, `[column][row]`
/// @param numbers numbers in training standard deviations from the training mean, NaN where
///   missing, `[column][row]`; empty arrays for categories
/// @param persons whom each row belongs to, 0 .. number of persons - 1, `[row]`
public record CodedRows(
    List<CodedColumn> columns,
    int rows,
    int[][] codes,
    int[][] bins,
    double[][] numbers,
    int[] persons) {

  /// Numbers are cut off here before distances are taken, so that squares stay finite.
  private static final double FARTHEST = 1e6;

  /// The given rows, in that order.
  public CodedRows select(int[] chosen) {
    int[][] everyColumn = new int[columns.size()][];
    Arrays.fill(everyColumn, chosen);
    return select(everyColumn, renumber(select(persons, chosen)));
  }

  /// As many rows as asked, drawn from these: each row once before any row twice.
  public CodedRows sample(int size, Seed seed) {
    return select(draw(rows, size, seed.stream()));
  }

  /// As many rows as asked whose columns are drawn one by one, so that nothing ties them together.
  public CodedRows independent(int size, Seed seed) {
    int[][] chosen = new int[columns.size()][];
    for (int column = 0; column < chosen.length; column++) {
      chosen[column] = draw(rows, size, seed.child(column).stream());
    }
    return select(chosen, ownPersons(size));
  }

  /// The same rows without one column.
  public CodedRows without(int column) {
    int[] left = IntStream.range(0, columns.size()).filter(index -> index != column).toArray();
    return new CodedRows(
        Arrays.stream(left).mapToObj(columns::get).toList(),
        rows,
        Arrays.stream(left).mapToObj(index -> codes[index]).toArray(int[][]::new),
        Arrays.stream(left).mapToObj(index -> bins[index]).toArray(int[][]::new),
        Arrays.stream(left).mapToObj(index -> numbers[index]).toArray(double[][]::new),
        persons);
  }

  private CodedRows select(int[][] chosen, int[] chosenPersons) {
    int[][] chosenCodes = new int[columns.size()][];
    int[][] chosenBins = new int[columns.size()][];
    double[][] chosenNumbers = new double[columns.size()][];
    for (int column = 0; column < chosen.length; column++) {
      int[] picked = chosen[column];
      chosenCodes[column] = select(codes[column], picked);
      chosenBins[column] =
          bins[column] == codes[column] ? chosenCodes[column] : select(bins[column], picked);
      chosenNumbers[column] = new double[numbers[column].length == 0 ? 0 : picked.length];
      for (int i = 0; i < chosenNumbers[column].length; i++) {
        chosenNumbers[column][i] = numbers[column][picked[i]];
      }
    }
    return new CodedRows(
        columns, chosenPersons.length, chosenCodes, chosenBins, chosenNumbers, chosenPersons);
  }

  private static int[] select(int[] values, int[] chosen) {
    int[] selected = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      selected[i] = values[chosen[i]];
    }
    return selected;
  }

  /// Numbers persons 0, 1, 2 .. in the order in which they appear.
  private static int[] renumber(int[] sparse) {
    int[] known = new int[Arrays.stream(sparse).max().orElse(-1) + 1];
    int[] dense = new int[sparse.length];
    int count = 0;
    for (int row = 0; row < sparse.length; row++) {
      if (known[sparse[row]] == 0) {
        known[sparse[row]] = ++count;
      }
      dense[row] = known[sparse[row]] - 1;
    }
    return dense;
  }

  /// How many persons the rows belong to.
  public int personCount() {
    return Arrays.stream(persons).max().orElse(-1) + 1;
  }

  /// Row numbers 0 .. size - 1, every row a person of its own.
  public static int[] ownPersons(int size) {
    int[] own = new int[size];
    for (int row = 0; row < size; row++) {
      own[row] = row;
    }
    return own;
  }

  /// `size` of the numbers 0 .. `from` - 1 in random order, each once before any twice.
  public static int[] draw(int from, int size, RandomStream random) {
    int[] drawn = new int[size];
    for (int next = 0; next < size; ) {
      int[] order = random.permutation(from);
      int taken = Math.min(order.length, size - next);
      System.arraycopy(order, 0, drawn, next, taken);
      next += taken;
    }
    return drawn;
  }

  /// What boosted trees see: numbers as they are, categories as ranks, NaN where missing.
  ///
  /// @param chosen the columns, in that order
  public FeatureMatrix features(int[] chosen) {
    float[] values = new float[rows * chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      CodedColumn column = columns.get(chosen[i]);
      for (int row = 0; row < rows; row++) {
        values[row * chosen.length + i] = feature(column, chosen[i], row);
      }
    }
    return new FeatureMatrix(values, rows, chosen.length);
  }

  private float feature(CodedColumn column, int index, int row) {
    int code = codes[index][row];
    if (code == column.values()) {
      return Float.NaN;
    }
    return column.numeric() ? (float) numbers[index][row] : column.ordinals()[code];
  }

  /// What distances are taken between: numbers in standard deviations, missing ones at the mean and
  /// told apart by a category "missing or not"; categories, missing one of them.
  public MixedNeighbours.Points points() {
    return points(IntStream.range(0, columns.size()).toArray());
  }

  /// The same of some columns only.
  public MixedNeighbours.Points points(int[] chosen) {
    double[] units = new double[columns.size()];
    Arrays.fill(units, 1);
    return points(chosen, units);
  }

  /// The same with numbers divided by units of their own.
  ///
  /// @param units in training standard deviations, more than 0, `[column]`
  public MixedNeighbours.Points points(int[] chosen, double[] units) {
    List<float[]> dimensions = new ArrayList<>();
    List<int[]> categories = new ArrayList<>();
    for (int index : chosen) {
      CodedColumn column = columns.get(index);
      if (!column.numeric()) {
        categories.add(codes[index]);
        continue;
      }
      float[] dimension = new float[rows];
      int[] missing = new int[rows];
      for (int row = 0; row < rows; row++) {
        double number = numbers[index][row];
        missing[row] = Double.isNaN(number) ? 1 : 0;
        dimension[row] =
            Double.isNaN(number)
                ? 0
                : (float) (Math.clamp(number, -FARTHEST, FARTHEST) / units[index]);
      }
      dimensions.add(dimension);
      if (column.anyMissing()) {
        categories.add(missing);
      }
    }
    return new MixedNeighbours.Points(
        rows, dimensions.toArray(new float[0][]), categories.toArray(new int[0][]));
  }

  /// The rows of `upper`, then those of `lower`; their persons are different people.
  public static CodedRows stack(CodedRows upper, CodedRows lower) {
    int width = upper.columns.size();
    int[][] codes = new int[width][];
    int[][] bins = new int[width][];
    double[][] numbers = new double[width][];
    for (int column = 0; column < width; column++) {
      codes[column] = join(upper.codes[column], lower.codes[column]);
      bins[column] =
          upper.bins[column] == upper.codes[column]
              ? codes[column]
              : join(upper.bins[column], lower.bins[column]);
      double[] above = upper.numbers[column];
      double[] below = lower.numbers[column];
      numbers[column] = Arrays.copyOf(above, above.length + below.length);
      System.arraycopy(below, 0, numbers[column], above.length, below.length);
    }
    int offset = upper.personCount();
    int[] others = Arrays.stream(lower.persons).map(person -> offset + person).toArray();
    return new CodedRows(
        upper.columns, upper.rows + lower.rows, codes, bins, numbers, join(upper.persons, others));
  }

  private static int[] join(int[] upper, int[] lower) {
    int[] both = Arrays.copyOf(upper, upper.length + lower.length);
    System.arraycopy(lower, 0, both, upper.length, lower.length);
    return both;
  }

  /// Whether a cell is missing.
  public boolean isMissing(int column, int row) {
    return codes[column][row] == columns.get(column).values();
  }
}
