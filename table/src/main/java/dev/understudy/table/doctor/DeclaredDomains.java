package dev.understudy.table.doctor;

import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.Domain;
import dev.understudy.table.Finding;
import dev.understudy.table.Finding.Severity;
import dev.understudy.table.MomentColumn;
import dev.understudy.table.NumberColumn;
import dev.understudy.table.TextColumn;
import java.util.List;

/// Values outside the bounds or categories that the schema allows. Exact; declared missing codes do
/// not count as values.
final class DeclaredDomains implements Check {

  @Override
  public void examine(Examination examination) {
    for (Column column : examination.columns()) {
      Domain domain = examination.meaning(column).domain();
      long outside =
          switch (column) {
            case NumberColumn number -> outside(number, domain);
            case CategoryColumn category -> outside(category, domain);
            case MomentColumn moment -> 0;
            case TextColumn text -> 0;
          };
      if (outside > 0) {
        examination.report(
            new Finding(
                "outside-declared-domain",
                Severity.WARNING,
                List.of(column.name()),
                outside,
                String.format(
                    "%s of column '%s' %s outside what the schema allows.",
                    Phrases.count(outside, "value", "values"),
                    column.name(),
                    outside == 1 ? "lies" : "lie"),
                "They are learned as they are.",
                "Correct the file, list them as missing, or widen the domain in --schema S.json."));
      }
    }
  }

  private static long outside(NumberColumn column, Domain domain) {
    Double low = domain.low();
    Double high = domain.high();
    double least = low == null ? Double.NEGATIVE_INFINITY : low;
    double greatest = high == null ? Double.POSITIVE_INFINITY : high;
    if (low == null && high == null) {
      return 0;
    }
    long outside = 0;
    for (int row = 0; row < column.size(); row++) {
      double value = column.value(row);
      if (!column.isMissing(row) && (value < least || value > greatest)) {
        outside++;
      }
    }
    return outside;
  }

  private static long outside(CategoryColumn column, Domain domain) {
    if (domain.categories().isEmpty()) {
      return 0;
    }
    long outside = 0;
    int[] counts = column.counts();
    for (int code = 0; code < counts.length; code++) {
      if (!domain.categories().contains(column.categories().get(code))) {
        outside += counts[code];
      }
    }
    return outside;
  }
}
