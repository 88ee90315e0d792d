package dev.understudy.privacy.mechanism;

/// How far the exact inputs of two neighbours are apart.
final class Distances {
  private Distances() {}

  static double euclidean(long[] one, long[] other) {
    if (one.length != other.length) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = (double) one[i] - other[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  static double total(long[] one, long[] other) {
    if (one.length != other.length) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((double) one[i] - other[i]);
    }
    return sum;
  }

  static double greatest(long[] one, long[] other) {
    if (one.length != other.length) {
      return Double.POSITIVE_INFINITY;
    }
    double greatest = 0;
    for (int i = 0; i < one.length; i++) {
      greatest = Math.max(greatest, Math.abs((double) one[i] - other[i]));
    }
    return greatest;
  }

  /// How many values are in one list and not in the other, repetitions counted; both sorted.
  static double exchanged(long[] one, long[] other) {
    int i = 0;
    int j = 0;
    long exchanged = 0;
    while (i < one.length && j < other.length) {
      if (one[i] == other[j]) {
        i++;
        j++;
      } else {
        exchanged++;
        if (one[i] < other[j]) {
          i++;
        } else {
          j++;
        }
      }
    }
    return exchanged + (one.length - i) + (other.length - j);
  }
}
