package dev.understudy.synth.encoding;

/// Codes and positions while they are drawn, `[feature][row]`.
public record DrawnCodes(int[][] codes, double[][] positions) {

  /// Room for `rows` rows.
  public DrawnCodes(int features, int rows) {
    this(new int[features][rows], new double[features][rows]);
  }

  /// How many rows there is room for, 0 without features.
  public int rows() {
    return codes.length == 0 ? 0 : codes[0].length;
  }

  /// The first `rows` rows.
  public DrawnCodes first(int rows) {
    int[][] firstCodes = new int[codes.length][];
    double[][] firstPositions = new double[codes.length][];
    for (int feature = 0; feature < codes.length; feature++) {
      firstCodes[feature] = java.util.Arrays.copyOf(codes[feature], rows);
      firstPositions[feature] = java.util.Arrays.copyOf(positions[feature], rows);
    }
    return new DrawnCodes(firstCodes, firstPositions);
  }

  /// Copies a row of another draw.
  public void copy(int row, DrawnCodes from, int fromRow) {
    for (int feature = 0; feature < codes.length; feature++) {
      codes[feature][row] = from.codes[feature][fromRow];
      positions[feature][row] = from.positions[feature][fromRow];
    }
  }
}
