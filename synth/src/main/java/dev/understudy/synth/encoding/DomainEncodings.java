package dev.understudy.synth.encoding;

import dev.understudy.table.MomentColumn;
import java.util.Arrays;
import java.util.List;

/// Encodings of columns whose domain is known without looking at rows: declared, or released under
/// differential privacy. None holds anything else, and each cell has a code ([CompleteEncoding]).
public final class DomainEncodings {

  /// A new identifier lies above what registers of people count up to, and a double still holds it.
  private static final long FIRST_IDENTIFIER = 900_000_000_000_001L;

  private static final String DIGITS = "0123456789";

  /// Digits of a new identifier written as text: with scrambled digits hardly one meets a real one.
  private static final int IDENTIFIER_DIGITS = 12;

  /// Words of the text in the place of real text, on average.
  private static final double WORDS = 8;

  private DomainEncodings() {}

  /// Names without an order.
  ///
  /// @param names all there are
  /// @param missing spellings
  /// @param others how often each name stands in for one that is not among them; where empty, such
  ///   a cell is missing, or any name if there is no missing spelling
  public static ColumnEncoding categories(
      String column, List<String> names, List<String> missing, double[] others) {
    return complete(
        new CategoryEncoding(column, kept(names), spellings(missing)),
        others.length > 0 ? others : evenly(names.size(), missing));
  }

  /// Names with an order.
  ///
  /// @param names all there are, ascending
  public static ColumnEncoding levels(
      String column, List<String> names, List<String> missing, double[] others) {
    return complete(
        new OrdinalEncoding(column, kept(names), spellings(missing)),
        others.length > 0 ? others : evenly(names.size(), missing));
  }

  /// Numbers; a value outside the bins counts for the nearest one.
  public static ColumnEncoding numbers(String column, ValueBins bins, List<String> missing) {
    return complete(
        new NumberEncoding(column, bins, spellings(missing), 0),
        evenly(bins.cardinality(), missing));
  }

  /// Dates or times; see [MomentEncoding].
  public static ColumnEncoding moments(
      String column, MomentColumn.Unit unit, long step, ValueBins bins, List<String> missing) {
    return complete(
        new MomentEncoding(column, unit, step, bins, spellings(missing), 0),
        evenly(bins.cardinality(), missing));
  }

  /// Free text, of which only whether it is missing is learned.
  public static ColumnEncoding text(String column, List<String> missing) {
    return complete(new TextEncoding(column, WORDS, spellings(missing), 0), new double[0]);
  }

  /// Identifiers, made anew.
  ///
  /// @param numeric whether the column is stored as numbers
  /// @param rowsPerPerson of each person of a cycle that repeats
  public static ColumnEncoding identifiers(String column, boolean numeric, int[] rowsPerPerson) {
    if (numeric) {
      return new IdentifierEncoding(column, true, FIRST_IDENTIFIER, null, rowsPerPerson);
    }
    String[] alphabets = new String[IDENTIFIER_DIGITS + 1];
    Arrays.fill(alphabets, DIGITS);
    alphabets[0] = "S";
    return new IdentifierEncoding(
        column, false, 0, new IdentifierPattern(List.of(alphabets)), rowsPerPerson);
  }

  private static ColumnEncoding complete(ColumnEncoding inner, double[] others) {
    return new CompleteEncoding(inner, others);
  }

  private static KeptCategories kept(List<String> names) {
    return new KeptCategories(names, 0, 0, false, 0);
  }

  private static MissingSpellings spellings(List<String> missing) {
    return new MissingSpellings(missing, 0);
  }

  /// A missing cell of a column that knows no missing spelling is any value.
  private static double[] evenly(int values, List<String> missing) {
    double[] others = new double[missing.isEmpty() ? values : 0];
    Arrays.fill(others, 1);
    return others;
  }
}
