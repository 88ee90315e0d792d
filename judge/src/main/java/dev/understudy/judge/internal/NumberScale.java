package dev.understudy.judge.internal;

/// Range, mean and spread of a training column.
///
/// @param low least value, NaN where all are missing
/// @param high greatest value
/// @param mean of the present values
/// @param deviation their standard deviation over n, 1 where they do not differ
record NumberScale(double low, double high, double mean, double deviation) {

  /// @param numbers NaN where missing
  static NumberScale of(double[] numbers) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int count = 0;
    for (double number : numbers) {
      if (!Double.isNaN(number)) {
        low = Math.min(low, number);
        high = Math.max(high, number);
        count++;
      }
    }
    if (count == 0) {
      return new NumberScale(Double.NaN, Double.NaN, 0, 1);
    }
    if (low == high) {
      return new NumberScale(low, high, low, 1);
    }
    // Divided by the largest magnitude first, so that sums of huge numbers stay finite.
    double unit = Math.max(Math.abs(low), Math.abs(high));
    double sum = 0;
    for (double number : numbers) {
      sum += Double.isNaN(number) ? 0 : number / unit;
    }
    double mean = sum / count;
    double squares = 0;
    for (double number : numbers) {
      double difference = Double.isNaN(number) ? 0 : number / unit - mean;
      squares += difference * difference;
    }
    double deviation = Math.sqrt(squares / count) * unit;
    return new NumberScale(low, high, mean * unit, deviation == 0 ? 1 : deviation);
  }

  double standard(double number) {
    return (number - mean) / deviation;
  }

  /// The bin of `count` of equal width over the range; values outside fall into the outer bins.
  int bin(double number, int count) {
    if (Double.isNaN(low)) {
      return 0;
    }
    double step = high / count - low / count;
    if (Double.isFinite(high - low)) {
      step = (high - low) / count;
    }
    int bin = 0;
    while (bin < count - 1 && (bin + 1) * step + low <= number) {
      bin++;
    }
    return bin;
  }
}
