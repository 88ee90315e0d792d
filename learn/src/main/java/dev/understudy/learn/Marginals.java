package dev.understudy.learn;

/// The one counting seam: contingency tables of coded features. Memory serves it here; a database,
/// a cluster or a federation can serve it elsewhere without touching a model.
public interface Marginals {

  /// Number of features that can be counted.
  int featureCount();

  /// Number of codes of a feature.
  int cardinality(int feature);

  /// How many rows hold each combination of codes.
  ///
  /// @param features the features to cross, first slowest
  /// @return `[cardinality_1 * ... * cardinality_k]`, row-major; rows with an unknown code in any
  ///   of the features are left out
  long[] count(int... features);

  /// Counts the rows of a table in memory.
  static Marginals of(CodedTable table) {
    return new Marginals() {
      @Override
      public int featureCount() {
        return table.features().size();
      }

      @Override
      public int cardinality(int feature) {
        return table.features().get(feature).cardinality();
      }

      @Override
      public long[] count(int... features) {
        int cells = 1;
        int[][] codes = new int[features.length][];
        for (int k = 0; k < features.length; k++) {
          cells = Math.multiplyExact(cells, cardinality(features[k]));
          codes[k] = table.features().get(features[k]).codes();
        }
        long[] counts = new long[cells];
        for (int row = 0; row < table.rowCount(); row++) {
          int cell = 0;
          boolean known = true;
          for (int k = 0; k < features.length && known; k++) {
            int code = codes[k][row];
            known = code != CodedTable.UNKNOWN;
            cell = cell * cardinality(features[k]) + code;
          }
          if (known) {
            counts[cell]++;
          }
        }
        return counts;
      }
    };
  }
}
