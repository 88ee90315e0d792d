package dev.understudy.learn;

/// A short list of rows of a matrix with a weight each, and the sum of them: the one inner loop of
/// a dense network. Rows of weight 0 are never listed, which is most of the work where inputs are
/// one-hot codes and half of it behind rectified units.
///
/// Four rows are added at a time so that the compiler's vectors are not spent on reading and
/// writing the sum. The order of additions is fixed, so the bits are too.
final class WeightedRows {

  private final float[] weights;
  private final int[] offsets;
  private int count;

  /// @param most rows that can be listed
  WeightedRows(int most) {
    weights = new float[most];
    offsets = new int[most];
  }

  void clear() {
    count = 0;
  }

  /// @param offset where the row begins in the matrix
  void add(float weight, int offset) {
    if (weight != 0) {
      weights[count] = weight;
      offsets[count] = offset;
      count++;
    }
  }

  /// Adds the weighted rows of `matrix` to `sum[at .. at + width - 1]`.
  void addTo(float[] sum, int at, int width, float[] matrix) {
    int next = 0;
    for (; next + 4 <= count; next += 4) {
      addFour(sum, at, width, matrix, next);
    }
    for (; next < count; next++) {
      float weight = weights[next];
      int offset = offsets[next];
      for (int i = 0; i < width; i++) {
        sum[at + i] += weight * matrix[offset + i];
      }
    }
  }

  private void addFour(float[] sum, int at, int width, float[] matrix, int first) {
    float weight0 = weights[first];
    float weight1 = weights[first + 1];
    float weight2 = weights[first + 2];
    float weight3 = weights[first + 3];
    int row0 = offsets[first];
    int row1 = offsets[first + 1];
    int row2 = offsets[first + 2];
    int row3 = offsets[first + 3];
    for (int i = 0; i < width; i++) {
      sum[at + i] +=
          weight0 * matrix[row0 + i]
              + weight1 * matrix[row1 + i]
              + weight2 * matrix[row2 + i]
              + weight3 * matrix[row3 + i];
    }
  }
}
