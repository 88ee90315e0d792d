package dev.understudy.table.inference;

import dev.understudy.table.Kind;
import java.util.ArrayList;
import java.util.List;

/// Which kind a column is that holds neither numbers nor moments.
final class TextKinds {

  private static final double MOST = 0.9;
  private static final double NEARLY_ALL = 0.95;
  private static final double HALF = 0.5;
  private static final double FIFTH = 0.2;

  /// Below so many cells, all different may be chance.
  private static final int LEAST_KEYS = 20;

  /// Words beside numbered groups, such as `N` for "not applicable".
  private static final int FEW = 3;

  /// Mean number of characters of a column called "code" or "zip" that holds such.
  private static final double LONGEST_CODE = 12;

  private static final int MANY = 50;
  private static final int VERY_MANY = 1000;

  /// Mean number of characters from which texts with spaces are prose.
  private static final double PROSE = 40;

  private TextKinds() {}

  static Kind of(ColumnProfile profile, MissingCells missing, NameHints hints) {
    long present = profile.rows() - missing.cells();
    int skipped = 0;
    for (boolean skip : missing.missing()) {
      skipped += skip ? 1 : 0;
    }
    int words = profile.distinctTexts() - skipped;
    int numbers = profile.distinctNumbers();
    int distinct = words + numbers;
    if (distinct <= 2 && isBoolean(profile, missing.missing())) {
      return Kind.BOOLEAN;
    }
    TextShapes shapes = TextShapes.of(profile, missing.missing());
    double codes = (shapes.codes() * words + numbers) / Math.max(1, distinct);
    double keys = (shapes.keys() * words + numbers) / Math.max(1, distinct);
    boolean prose = shapes.meanLength() >= PROSE && shapes.spaced() >= HALF;
    if (shapes.uuids() >= MOST && distinct > 1) {
      return Kind.ID;
    }
    if (hints.code() && shapes.meanLength() <= LONGEST_CODE) {
      return Kind.CODE;
    }
    if (present >= LEAST_KEYS && distinct >= NEARLY_ALL * present) {
      return keys >= MOST || codes >= MOST || hints.id() || hints.keeper() ? Kind.ID : Kind.TEXT;
    }
    if (distinct > MANY && (hints.id() || hints.keeper()) && !prose) {
      return Kind.ID;
    }
    if (distinct > MANY && distinct > HALF * present) {
      return keys >= MOST ? Kind.ID : Kind.TEXT;
    }
    boolean numbersWithWords = numbers >= words && words <= FEW && shapes.spaced() == 0;
    if (codes >= MOST || numbersWithWords) {
      return Kind.CODE;
    }
    if ((prose && distinct > FIFTH * present && distinct > 1)
        || (distinct > VERY_MANY && distinct > FIFTH * present)) {
      return Kind.TEXT;
    }
    return !OrderedScales.order(spellings(profile, missing.missing())).isEmpty()
        ? Kind.ORDINAL
        : Kind.CATEGORY;
  }

  private static boolean isBoolean(ColumnProfile profile, boolean[] skip) {
    List<String> spellings = spellings(profile, skip);
    if (profile.plain().cells() > 0) {
      return false;
    }
    return !Booleans.pair(spellings).isEmpty();
  }

  /// The distinct texts that are not missing; empty if there are numbers too, or too many for a
  /// scale.
  private static List<String> spellings(ColumnProfile profile, boolean[] skip) {
    if (profile.texts() > MANY || profile.plain().cells() > 0) {
      return List.of();
    }
    List<String> spellings = new ArrayList<>();
    for (int index = 0; index < skip.length; index++) {
      if (!skip[index]) {
        spellings.add(profile.text(index));
      }
    }
    return spellings;
  }
}
