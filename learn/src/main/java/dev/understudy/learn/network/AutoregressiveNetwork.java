package dev.understudy.learn.network;

import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.Arrays;
import java.util.List;

/// The joint distribution of a row of classes as a product of conditionals, each feature given
/// those before it, in any order: one small network per feature (a hidden layer and a softmax)
/// whose inputs are embeddings of the known classes. Random orders while training make every
/// conditional a network can be asked for a trained one (TabularARGN, arXiv 2501.12012; the idea is
/// that of orderless NADE, Uria, Murray, Larochelle, ICML 2014).
///
/// A network may have several members, learned apart: each of its conditionals is the mean of
/// theirs, which leans less on chance where rows are few.
///
/// Immutable. The same rows and seed give the same bits on any number of cores.
public final class AutoregressiveNetwork {

  private final List<AutoregressiveWeights> members;

  private AutoregressiveNetwork(List<AutoregressiveWeights> members) {
    this.members = members;
  }

  /// Learns rows.
  ///
  /// @param shape sizes
  /// @param ordered per feature, whether the order of its classes means something
  /// @param classes `[feature][row]`, each below the feature's number of classes or -1 for unknown
  /// @param rows to learn, at least one
  /// @param held rows that only tell when to stop
  /// @param order of the features in which rows will mostly be drawn
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  public static AutoregressiveNetwork fit(
      AutoregressiveShape shape,
      boolean[] ordered,
      int[][] classes,
      int[] rows,
      int[] held,
      int[] order,
      AutoregressiveSettings settings,
      Seed seed,
      Progress progress) {
    double[][] shares = new double[shape.features()][];
    for (int feature = 0; feature < shares.length; feature++) {
      shares[feature] = new double[shape.classes()[feature]];
      Arrays.fill(shares[feature], 1);
      for (int row : rows) {
        if (classes[feature][row] >= 0) {
          shares[feature][classes[feature][row]]++;
        }
      }
      double sum = Arrays.stream(shares[feature]).sum();
      for (int code = 0; code < shares[feature].length; code++) {
        shares[feature][code] /= sum;
      }
    }
    AutoregressiveWeights initial =
        AutoregressiveWeights.initial(shape, ordered, shares, seed.child("weights").stream());
    AutoregressiveTraining training =
        new AutoregressiveTraining(initial, classes, order, rows.length, settings, seed);
    return new AutoregressiveNetwork(List.of(training.run(rows, held, progress)));
  }

  /// Whether a private training of such a network is worth it: its sums are rounded to units, and
  /// of a very small sensitivity nothing would be left.
  ///
  /// @param sensitivity as of [NoisySteps#sensitivity()]
  public static boolean learnable(AutoregressiveShape shape, long sensitivity) {
    return PrivateTraining.fits(shape.parameters(), sensitivity);
  }

  /// Learns rows privately: the result depends on them only through `shares`, which must be noisy
  /// themselves, and through noisy sums.
  ///
  /// @param shares of each feature's classes to begin with, `[feature][class]`, positive, up to a
  ///   common factor
  /// @param classes as of [#fit]
  /// @param steps of the training
  /// @throws java.util.concurrent.CancellationException if the user stopped it
  public static AutoregressiveNetwork fitPrivately(
      AutoregressiveShape shape,
      boolean[] ordered,
      double[][] shares,
      int[][] classes,
      Contributors contributors,
      int[] order,
      PrivateSettings settings,
      NoisySteps steps,
      Seed seed,
      Progress progress) {
    AutoregressiveWeights initial =
        AutoregressiveWeights.initial(shape, ordered, shares, seed.child("weights").stream());
    initial.soften();
    PrivateTraining training =
        new PrivateTraining(initial, classes, contributors, order, settings, steps, seed);
    return new AutoregressiveNetwork(List.of(training.run(progress)));
  }

  /// One network of several.
  ///
  /// @param networks of the same shape, at least one
  public static AutoregressiveNetwork mean(List<AutoregressiveNetwork> networks) {
    return new AutoregressiveNetwork(
        networks.stream().flatMap(network -> network.members.stream()).toList());
  }

  /// @param numbers as of [#numbers()]
  /// @throws IllegalArgumentException if they do not fit the shape or are not finite
  public static AutoregressiveNetwork of(AutoregressiveShape shape, double[][] numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("a network has at least one member");
    }
    return new AutoregressiveNetwork(
        Arrays.stream(numbers).map(row -> AutoregressiveWeights.of(shape, row)).toList());
  }

  public AutoregressiveShape shape() {
    return members.getFirst().shape();
  }

  public int members() {
    return members.size();
  }

  /// All parameters one after the other, `[member][parameter]`.
  public double[][] numbers() {
    return members.stream().map(AutoregressiveWeights::flat).toArray(double[][]::new);
  }

  /// The same network with other probabilities: each conditional of a member to the power of 1 /
  /// temperature, made to sum to one. Below 1 the probable becomes more probable.
  ///
  /// @param temperature above 0
  public AutoregressiveNetwork at(double temperature) {
    return new AutoregressiveNetwork(
        members.stream().map(member -> member.sharpened(1 / temperature)).toList());
  }

  /// The distribution of a feature given others.
  ///
  /// @param target the feature
  /// @param known the features whose classes will be told
  public FeatureConditional conditional(int target, int[] known) {
    return new FeatureConditional(
        members.stream().map(weights -> new MemberConditional(weights, target, known)).toList());
  }
}
