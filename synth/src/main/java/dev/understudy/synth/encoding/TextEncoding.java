package dev.understudy.synth.encoding;

import dev.understudy.synth.Withheld;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Missing;
import dev.understudy.table.TextColumn;
import java.util.List;

/// Free text: nothing of it is learned but how many words it has on average and how often it is
/// missing; neutral words stand in its place, because any real sentence may name somebody.
///
/// @param column name
/// @param meanWords mean number of words of a present text
/// @param missing kept spellings
/// @param cells present cells of the training data
public record TextEncoding(String column, double meanWords, MissingSpellings missing, int cells)
    implements ColumnEncoding {

  private static final List<String> WORDS =
      List.of(
          "lorem",
          "ipsum",
          "dolor",
          "sit",
          "amet",
          "consectetur",
          "adipiscing",
          "elit",
          "sed",
          "do",
          "eiusmod",
          "tempor",
          "incididunt",
          "ut",
          "labore",
          "et",
          "dolore",
          "magna",
          "aliqua",
          "enim",
          "ad",
          "minim",
          "veniam",
          "quis",
          "nostrud",
          "exercitation");

  private static final int MAXIMUM_WORDS = 1_000;

  public TextEncoding {
    if (!(meanWords >= 0 && meanWords <= MAXIMUM_WORDS)) {
      throw new IllegalArgumentException("malformed text encoding");
    }
  }

  static TextEncoding analyse(Column column, Persons persons, int minimumPersons) {
    long words = 0;
    int present = 0;
    for (int row = 0; row < column.size(); row++) {
      if (!column.isMissing(row)) {
        words += words(text(column, row));
        present++;
      }
    }
    double mean = present == 0 ? 0 : Math.min(MAXIMUM_WORDS, (double) words / present);
    return new TextEncoding(
        column.name(),
        mean,
        MissingSpellings.analyse(column.missing(), persons, minimumPersons),
        present);
  }

  private static String text(Column column, int row) {
    return switch (column) {
      case TextColumn text -> text.value(row);
      case CategoryColumn category -> category.value(row);
      case dev.understudy.table.NumberColumn _, dev.understudy.table.MomentColumn _ -> "x";
    };
  }

  private static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean letter = !Character.isWhitespace(text.charAt(i));
      if (letter && !inside) {
        words++;
      }
      inside = letter;
    }
    return words;
  }

  @Override
  public List<FeatureShape> features() {
    return missing.count() == 0
        ? List.of()
        : List.of(new FeatureShape(column + " (missing)", missing.count() + 1, false));
  }

  @Override
  public int[][] encode(Column encoded) {
    return missing.count() == 0 ? new int[0][] : new int[][] {missing.encode(encoded.missing())};
  }

  @Override
  public Column decode(Drawn drawn) {
    int rows = drawn.rows();
    Missing decoded = missing.count() == 0 ? Missing.none(rows) : missing.decode(drawn.codes()[0]);
    String[] values = new String[rows];
    int most = Math.max(1, (int) Math.round(2 * meanWords) - 1);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      text.setLength(0);
      int words = 1 + drawn.random().nextInt(most);
      for (int word = 0; word < words; word++) {
        text.append(word == 0 ? "" : " ").append(WORDS.get(drawn.random().nextInt(WORDS.size())));
      }
      values[row] = text.toString();
    }
    return TextColumn.of(column, values, decoded);
  }

  @Override
  public boolean[][] possible(ConditionTest test) {
    if (missing.count() == 0) {
      return new boolean[0][];
    }
    boolean[] presence = new boolean[missing.count() + 1];
    java.util.Arrays.fill(presence, test.missing());
    presence[ValueFeatures.PRESENT] = !test.missing();
    return new boolean[][] {presence};
  }

  @Override
  public List<Withheld> withheld() {
    return List.of(new Withheld(column, "all free text, replaced by neutral words", cells));
  }
}
