package dev.understudy.connect.internal;

import dev.understudy.table.Finding;
import dev.understudy.table.Schema;
import dev.understudy.table.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Guesses the form of a text file from its first records: the delimiter is the one that cuts them
/// into equally many cells, and so on.
public final class FormSniffer {

  /// Records looked at.
  private static final int MOST_RECORDS = 200;

  /// In the order of preference where two cut the records equally well: a comma may be a decimal
  /// comma, the others hardly ever stand in numbers or words.
  private static final List<Character> DELIMITERS = List.of('\t', ';', '|', ',');

  /// Separates the cells of a file that has only one column: no text holds it.
  private static final byte NO_DELIMITER = 0x1F;

  /// Share of records with the same number of cells that makes a delimiter likely.
  private static final double CONSISTENT = 0.95;

  /// By how much more of the cells must look clean to overrule the order of preference.
  private static final double CLEANER = 0.01;

  private static final double MOSTLY_NUMBERS = 0.5;
  private static final double PADDED = 0.95;
  private static final String COMMENT_MARKS = "#|%";
  private static final String EXCEL_HINT = "sep=";

  private final byte[] head;
  private final int length;
  private final boolean complete;
  private final String source;
  private final @Nullable Schema schema;
  private final List<Finding> findings = new ArrayList<>();
  private int skipped;

  /// @param head the first bytes of the file in UTF-8, without byte order mark
  /// @param complete whether that is the whole file
  /// @param schema declared beforehand, null if nothing is
  public FormSniffer(byte[] head, boolean complete, String source, @Nullable Schema schema) {
    this.head = head;
    this.complete = complete;
    this.length = complete ? head.length : lastLineEnd(head);
    this.source = source;
    this.schema = schema;
  }

  private static int lastLineEnd(byte[] head) {
    int end = head.length;
    while (end > 0 && head[end - 1] != '\n' && head[end - 1] != '\r') {
      end--;
    }
    return end == 0 ? head.length : end;
  }

  /// @throws UserError if there is nothing to read
  public Form sniff() {
    Cut cut = withoutComments(choose());
    if (cut.isBlank()) {
      throw new UserError(source + " holds no line with a cell; give a file with a table.");
    }
    cut = withPadding(cut);
    List<List<String>> records = cut.records();
    int cells = records.getFirst().size();
    boolean header = hasHeader(records);
    List<String> names = header ? headerNames(records) : numbered(cells);
    if (header && records.size() == 1 && complete) {
      throw new UserError(
          source + " has a header but no rows; give a file with at least one row of data.");
    }
    byte delimiter = cut.dialect().delimiter();
    String separator = delimiter == NO_DELIMITER ? "," : cut.dialect().separator();
    long firstLine = cut.lines().getFirst();
    return new Form(cut.dialect(), separator, firstLine, header, names, findings);
  }

  private boolean hasHeader(List<List<String>> records) {
    if (schema != null) {
      List<String> first = records.getFirst();
      Set<String> names = new HashSet<>();
      schema.columns().forEach(column -> names.add(column.name()));
      long named = first.stream().filter(names::contains).count();
      if (named > 0 && named * 2 >= Math.min(first.size(), schema.columns().size())) {
        return true;
      }
    }
    return HeaderGuess.hasHeader(records);
  }

  private Cut choose() {
    if (hint() != 0) {
      return cut(Dialect.COMMA.withDelimiter(hint()));
    }
    byte quote = quote();
    List<Cut> cuts = new ArrayList<>();
    for (char delimiter : candidates()) {
      if (occurs((byte) delimiter)) {
        cuts.add(cut(new Dialect((byte) delimiter, false, quote)));
      }
    }
    Cut likely = likely(cuts);
    if (likely != null) {
      return likely;
    }
    Cut spaces = cut(new Dialect((byte) ' ', false, quote));
    if (spaces.usual() > 1
        && spaces.consistency() >= CONSISTENT
        && spaces.numbers() >= MOSTLY_NUMBERS) {
      return spaces;
    }
    Cut best = null;
    for (Cut cut : cuts) {
      boolean splits = withoutCommentRecords(cut).records().getFirst().size() > 1;
      if (splits && (best == null || cut.consistency() > best.consistency())) {
        best = cut;
      }
    }
    return best != null ? best : cut(new Dialect(NO_DELIMITER, false, quote));
  }

  /// Of the dialects that cut nearly all records into equally many cells, the one with the cleanest
  /// cells; null if there is none.
  private static @Nullable Cut likely(List<Cut> cuts) {
    Cut best = null;
    double cleanest = 0;
    for (Cut cut : cuts) {
      if (cut.usual() > 1 && cut.consistency() >= CONSISTENT) {
        double clean = cut.clean();
        if (best == null || clean > cleanest + CLEANER) {
          best = cut;
          cleanest = clean;
        }
      }
    }
    boolean oneColumn = best != null && best.usual() == 2 && best.records().getFirst().size() == 1;
    return oneColumn ? null : best;
  }

  private boolean occurs(byte delimiter) {
    for (int i = 0; i < length; i++) {
      if (head[i] == delimiter) {
        return true;
      }
    }
    return false;
  }

  private List<Character> candidates() {
    List<Character> candidates = new ArrayList<>(DELIMITERS);
    if (schema != null && schema.delimiter().strip().length() == 1) {
      char declared = schema.delimiter().strip().charAt(0);
      if (declared < 0x80 && !candidates.contains(declared)) {
        candidates.addFirst(declared);
      }
    }
    return candidates;
  }

  /// The delimiter of a first line such as `sep=;`, which spreadsheets write; 0 if there is none.
  private byte hint() {
    int at = EXCEL_HINT.length();
    boolean hinted = length > at + 1 && (head[at + 1] == '\n' || head[at + 1] == '\r');
    for (int i = 0; hinted && i < at; i++) {
      hinted = (head[i] | 0x20) == EXCEL_HINT.charAt(i) || head[i] == EXCEL_HINT.charAt(i);
    }
    skipped = hinted ? 1 : 0;
    return hinted ? head[at] : 0;
  }

  /// A single quote if cells are enclosed in those and none in double quotes.
  private byte quote() {
    int single = 0;
    for (int i = 0; i < length; i++) {
      if (head[i] == '"') {
        return '"';
      }
      boolean begins = head[i] == '\'' && (i == 0 || isBoundary(head[i - 1]));
      boolean ends = head[i] == '\'' && (i + 1 == length || isBoundary(head[i + 1]));
      single += begins ? 1 : ends ? 1 : head[i] == '\'' ? -1 : 0;
    }
    return (byte) (single >= 4 ? '\'' : '"');
  }

  private static boolean isBoundary(byte next) {
    return next == '\n' || next == '\r' || DELIMITERS.contains((char) next);
  }

  private Cut cut(Dialect dialect) {
    HeadRecords records = new HeadRecords(MOST_RECORDS);
    CsvScanner scanner =
        new CsvScanner(new ByteArrayInputStream(head, 0, length), dialect, source, false);
    try {
      scanner.skipLines(skipped);
      scanner.scan(records);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Cut cut = new Cut(dialect, records.records(), records.lines());
    int count = cut.records().size();
    boolean lastMayBeCut = !complete && count > 1 && count < MOST_RECORDS;
    return lastMayBeCut
        ? new Cut(dialect, cut.records().subList(0, count - 1), cut.lines().subList(0, count - 1))
        : cut;
  }

  private Cut withoutComments(Cut cut) {
    Cut rest = withoutCommentRecords(cut);
    int comments = cut.records().size() - rest.records().size();
    if (comments > 0) {
      String text = String.join(",", cut.records().getFirst());
      findings.add(
          Notes.note(
              "comment-lines",
              comments,
              comments == 1
                  ? "The file begins with a comment line: '" + text + "'."
                  : "The file begins with " + comments + " comment lines, first '" + text + "'.",
              "Skipped.",
              "Remove its first character if the line is data."));
    }
    return rest;
  }

  private static Cut withoutCommentRecords(Cut cut) {
    int usual = cut.usual();
    int comments = 0;
    List<List<String>> records = cut.records();
    while (comments < records.size() - 1 && isComment(records.get(comments), usual)) {
      comments++;
    }
    return cut.without(comments);
  }

  private static boolean isComment(List<String> record, int usual) {
    String first = String.join("", record).strip();
    return record.size() != usual
        && !first.isEmpty()
        && COMMENT_MARKS.indexOf(first.charAt(0)) >= 0;
  }

  private Cut withPadding(Cut cut) {
    if (cut.dialect().spaces()) {
      return cut;
    }
    long later = 0;
    long padded = 0;
    for (List<String> record : cut.records()) {
      for (String cell : record.subList(1, record.size())) {
        later++;
        padded += cell.startsWith(" ") ? 1 : 0;
      }
    }
    if (later == 0 || padded < PADDED * later) {
      return cut;
    }
    Cut trimmed = cut(cut.dialect().withPadded(true));
    return trimmed.without(trimmed.records().size() - cut.records().size());
  }

  private List<String> headerNames(List<List<String>> records) {
    List<String> header = new ArrayList<>(records.getFirst());
    List<List<String>> body = records.subList(1, records.size());
    boolean oneMore = !body.isEmpty();
    for (List<String> row : body) {
      oneMore &= row.size() == header.size() + 1;
    }
    if (oneMore) {
      boolean trailing = body.stream().allMatch(row -> row.getLast().isEmpty());
      header.add(trailing ? header.size() : 0, "");
    }
    return HeaderNames.distinct(header, findings);
  }

  private List<String> numbered(int cells) {
    List<String> names = HeaderNames.numbered(cells);
    String action = "The columns are called column_1 to column_" + cells + ".";
    if (schema != null && schema.columns().size() == cells) {
      names = schema.columns().stream().map(column -> column.name()).toList();
      action = "The columns take the names of the schema, in its order.";
    }
    findings.add(
        Notes.warning(
            "no-header",
            List.of(),
            cells,
            "The first line holds data, not names.",
            action,
            "Write the names into the first line, or a schema that describes all columns."));
    return names;
  }
}
