package dev.understudy.judge.internal;

import dev.understudy.learn.Intervals;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.stream.IntStream;

/// How closely the columns of each group's people are kept: mean of [ColumnShapes] over the columns
/// that do not define the group.
final class SubgroupShapes {

  private static final int REPLICATES = 50;

  private final CodedRows train;
  private final List<PeopleGroups> groupings;

  SubgroupShapes(CodedRows train, List<PeopleGroups> groupings) {
    this.train = train;
    this.groupings = groupings;
  }

  /// The group of one grouping that is kept worst.
  ///
  /// @param shape in [0, 1]
  record Worst(int grouping, int group, double shape) {}

  /// One per group of a grouping, NaN where the other table has fewer than 30 of its persons.
  double[] of(int grouping, CodedRows other) {
    PeopleGroups people = groupings.get(grouping);
    int[] groups = people.of(other);
    long[] persons = PeopleGroups.persons(groups, people.count(), other);
    double[][] columns =
        ColumnShapes.weighted(
            train,
            weights(people.of(train), people.count()),
            other,
            weights(groups, people.count()));
    double[] shapes = new double[people.count()];
    for (int group = 0; group < shapes.length; group++) {
      shapes[group] =
          persons[group] < PeopleGroups.FEWEST_PERSONS ? Double.NaN : mean(people, columns[group]);
    }
    return shapes;
  }

  /// Weight 1 for the rows of a group in its replicate, `[group][row]`.
  private static byte[][] weights(int[] groups, int count) {
    byte[][] weights = new byte[count][groups.length];
    for (int row = 0; row < groups.length; row++) {
      if (groups[row] >= 0) {
        weights[groups[row]][row] = 1;
      }
    }
    return weights;
  }

  private static double mean(PeopleGroups people, double[] columns) {
    return IntStream.range(0, columns.length)
        .filter(column -> !people.columns().contains(column))
        .mapToDouble(column -> columns[column])
        .average()
        .orElse(Double.NaN);
  }

  /// The least of all groups; its shape is NaN where none can be judged.
  static Worst worst(List<double[]> shapes) {
    Worst worst = new Worst(-1, -1, Double.NaN);
    for (int grouping = 0; grouping < shapes.size(); grouping++) {
      for (int group = 0; group < shapes.get(grouping).length; group++) {
        double shape = shapes.get(grouping)[group];
        if (!Double.isNaN(shape) && !(shape >= worst.shape())) {
          worst = new Worst(grouping, group, shape);
        }
      }
    }
    return worst;
  }

  /// Scatter of one group's shape when its persons are drawn again.
  double standardError(Worst worst, CodedRows other, Seed seed) {
    PeopleGroups people = groupings.get(worst.grouping());
    CodedRows real = train.select(members(people.of(train), worst.group()));
    CodedRows made = other.select(members(people.of(other), worst.group()));
    Resample ofReal = Resample.of(real, real.rows(), REPLICATES, seed.child("train"));
    Resample ofMade = Resample.of(made, made.rows(), REPLICATES, seed.child("synthetic"));
    double[][] columns = ColumnShapes.weighted(real, ofReal.weights(), made, ofMade.weights());
    double[] replicates = new double[REPLICATES];
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      replicates[replicate] = mean(people, columns[replicate]);
    }
    return Intervals.standardError(replicates);
  }

  private static int[] members(int[] groups, int group) {
    return IntStream.range(0, groups.length).filter(row -> groups[row] == group).toArray();
  }
}
