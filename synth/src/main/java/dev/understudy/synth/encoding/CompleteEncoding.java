package dev.understudy.synth.encoding;

import dev.understudy.learn.CodedTable;
import dev.understudy.synth.Withheld;
import dev.understudy.table.Column;
import java.util.Arrays;
import java.util.List;

/// Another encoding in one feature in which every cell has a code, so that all tables of counts
/// count the same rows, whatever a cell holds:
///
/// ```
///   value 0 | value 1 | ... | missing "" | missing "NA" | ... | anything else
/// ```
///
/// A cell that is no value of the domain is "anything else" where there is such a code, otherwise
/// missing. Drawn as "anything else", a cell becomes one of the values, at random.
///
/// @param inner encoding of the same column with at most one value feature; its codes of values and
///   missing spellings are kept
/// @param others weights of the values in the place of anything else, `[value]`; empty where that
///   has no code
public record CompleteEncoding(ColumnEncoding inner, double[] others) implements ColumnEncoding {

  public CompleteEncoding {
    double sum = 0;
    for (double weight : others) {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("malformed weights");
      }
      sum += weight;
    }
    if (inner instanceof CompleteEncoding
        || (others.length > 0 && (others.length != values(inner) || !(sum > 0)))) {
      throw new IllegalArgumentException("malformed complete encoding");
    }
  }

  /// Where the missing spellings stand among the inner features' codes.
  private static MissingSpellings missing(ColumnEncoding inner) {
    return switch (inner) {
      case NumberEncoding number -> number.missing();
      case MomentEncoding moment -> moment.missing();
      case CategoryEncoding category -> category.missing();
      case OrdinalEncoding ordinal -> ordinal.missing();
      case TextEncoding text -> text.missing();
      case IdentifierEncoding _, CompleteEncoding _ -> new MissingSpellings(List.of(), 0);
    };
  }

  private static int values(ColumnEncoding inner) {
    return switch (inner) {
      case NumberEncoding number -> number.bins().cardinality();
      case MomentEncoding moment -> moment.bins().cardinality();
      case CategoryEncoding category -> category.kept().count();
      case OrdinalEncoding ordinal -> ordinal.kept().count();
      case TextEncoding text -> text.missing().count() == 0 ? 0 : 1;
      case IdentifierEncoding _, CompleteEncoding _ -> 0;
    };
  }

  private boolean ordered() {
    return inner.features().stream().anyMatch(FeatureShape::ordered);
  }

  /// Whether a code stands for anything else.
  boolean isOther(int code) {
    return others.length > 0 && code == values(inner) + missing(inner).count();
  }

  @Override
  public String column() {
    return inner.column();
  }

  @Override
  public List<FeatureShape> features() {
    int codes = values(inner) + missing(inner).count() + (others.length > 0 ? 1 : 0);
    return codes == 0 ? List.of() : List.of(new FeatureShape(column(), codes, ordered()));
  }

  @Override
  public int[][] encode(Column encoded) {
    if (features().isEmpty()) {
      return new int[0][];
    }
    int values = values(inner);
    int elsewhere = others.length > 0 ? values + missing(inner).count() : values;
    int[][] parts = inner.encode(encoded);
    int[] codes = new int[encoded.size()];
    for (int row = 0; row < codes.length; row++) {
      int code = code(parts, values, row, encoded.isMissing(row));
      codes[row] = code == CodedTable.UNKNOWN ? elsewhere : code;
    }
    return new int[][] {codes};
  }

  /// The code of a cell, unknown where its value is none of the domain.
  private int code(int[][] parts, int values, int row, boolean missing) {
    if (!missing) {
      return inner instanceof TextEncoding ? 0 : parts[parts.length - 1][row];
    }
    if (inner instanceof CategoryEncoding) {
      return parts[0][row];
    }
    boolean spelled = missing(inner).count() > 0 && parts[0][row] > 0;
    return spelled ? values + parts[0][row] - 1 : CodedTable.UNKNOWN;
  }

  @Override
  public Column decode(Drawn drawn) {
    int values = values(inner);
    int spellings = missing(inner).count();
    if (features().isEmpty()) {
      return inner.decode(drawn);
    }
    int[] codes = drawn.codes()[0].clone();
    double[] positions = drawn.positions()[0].clone();
    for (int row = 0; row < codes.length; row++) {
      if (codes[row] >= values + spellings) {
        replace(codes, positions, row);
      }
    }
    if (inner instanceof CategoryEncoding) {
      return inner.decode(
          new Drawn(
              drawn.firstRow(),
              drawn.rows(),
              new int[][] {codes},
              new double[][] {positions},
              drawn.random()));
    }
    int[] presence = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      presence[row] = codes[row] < values ? ValueFeatures.PRESENT : codes[row] - values + 1;
      codes[row] = presence[row] == ValueFeatures.PRESENT ? codes[row] : 0;
    }
    boolean valued = inner.features().size() > (spellings > 0 ? 1 : 0);
    int[][] parts = Arrays.copyOf(new int[][] {presence, codes}, valued ? 2 : 1);
    double[][] places = Arrays.copyOf(new double[][] {positions, positions}, parts.length);
    int from = spellings > 0 ? 0 : 1;
    return inner.decode(
        new Drawn(
            drawn.firstRow(),
            drawn.rows(),
            Arrays.copyOfRange(parts, from, parts.length),
            Arrays.copyOfRange(places, from, parts.length),
            drawn.random()));
  }

  /// One of the values for "anything else": the position chooses which, and where in it.
  private void replace(int[] codes, double[] positions, int row) {
    double left = positions[row] * Arrays.stream(others).sum();
    int last = others.length - 1;
    int value = 0;
    while (value < last && left >= others[value]) {
      left -= others[value++];
    }
    while (others[value] == 0) {
      value--;
      left = 0;
    }
    codes[row] = value;
    positions[row] = Math.clamp(left / others[value], 0, 0x1.fffffffffffffp-1);
  }

  @Override
  public boolean[][] possible(ConditionTest test) {
    if (features().isEmpty()) {
      return new boolean[0][];
    }
    boolean[][] parts = inner.possible(test);
    int values = values(inner);
    int spellings = missing(inner).count();
    boolean[] possible = new boolean[features().getFirst().cardinality()];
    boolean any = false;
    for (int code = 0; code < values; code++) {
      possible[code] =
          switch (inner) {
            case CategoryEncoding _ -> parts[0][code];
            case TextEncoding _ -> parts[0][ValueFeatures.PRESENT];
            default ->
                parts[parts.length - 1][code]
                    && (spellings == 0 || parts[0][ValueFeatures.PRESENT]);
          };
      any |= possible[code];
    }
    for (int kind = 0; kind < spellings; kind++) {
      possible[values + kind] = test.missing();
    }
    if (others.length > 0) {
      possible[values + spellings] = any;
    }
    return new boolean[][] {possible};
  }

  @Override
  public List<Withheld> withheld() {
    return inner.withheld();
  }
}
