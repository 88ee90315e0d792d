package dev.understudy.judge.portrait;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.portrait.Portrait.Association;
import dev.understudy.judge.portrait.Portrait.Clusters;
import dev.understudy.judge.portrait.Portrait.Overlay;
import dev.understudy.judge.portrait.Portrait.Projection;
import dev.understudy.learn.KMeans;
import dev.understudy.learn.PrincipalComponents;
import dev.understudy.table.CategoryColumn;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Progress;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Draws the portrait: everything the pictures of a report need. Overlays count all rows; what
/// looks at pairs of columns or at whole rows takes a random sample of them, see the constants.
public final class Portraits {

  /// Rows of each table that associations are computed from.
  static final int ASSOCIATION_ROWS = 20_000;

  /// Columns in the matrices of association; more could not be read.
  static final int ASSOCIATION_COLUMNS = 40;

  /// Training rows that components and centres are fitted on, and rows of each table assigned.
  public static final int FITTED_ROWS = 2_000;

  /// Points of each table.
  public static final int DRAWN_POINTS = 1_000;

  /// Centres of k-means, as many as a reader keeps apart.
  public static final int CLUSTERS = 5;

  /// Numbers in the matrix of coded rows: bounds the time of very wide tables to about a second.
  private static final int MOST_CODED_CELLS = 2_000_000;

  private Portraits() {}

  /// @param evidence what is judged; identifiers, keys and text are left out
  /// @param seed of the samples and of the starts of the iterations
  public static Portrait draw(Evidence evidence, Seed seed, Progress progress) {
    Schema schema = modelled(evidence.schema());
    List<Overlay> overlays = new ArrayList<>();
    for (ColumnSchema column : schema.columns()) {
      progress.check();
      progress.at("drawing columns", overlays.size(), schema.columns().size());
      overlays.add(overlay(column, evidence));
    }
    progress.at("drawing associations", 0, 0);
    Association association = association(evidence, schema, seed.child("association"));
    progress.check();
    progress.at("drawing clusters", 0, 0);
    Points points = Points.of(evidence, schema, seed.child("projection"));
    return new Portrait(overlays, association, points.projection, points.clusters);
  }

  /// The columns that are learned: no identifiers, no keys, no text.
  private static Schema modelled(Schema schema) {
    return schema.withColumns(
        schema.columns().stream()
            .filter(column -> column.kind() != Kind.ID)
            .filter(column -> column.kind() != Kind.TEXT)
            .filter(column -> !column.has(Role.PERSON_KEY) && !column.has(Role.IDENTIFIER))
            .toList());
  }

  private static Overlay overlay(ColumnSchema column, Evidence evidence) {
    String name = column.name();
    Column real = evidence.train().column(name);
    Column synthetic = evidence.synthetic().column(name);
    Table holdoutTable = evidence.holdout();
    Column holdout = holdoutTable == null ? null : holdoutTable.column(name);
    if (real instanceof CategoryColumn category) {
      return CategoryOverlay.of(
          column, category, (CategoryColumn) holdout, (CategoryColumn) synthetic);
    }
    return NumberOverlay.of(
        column,
        Values.numbers(real),
        holdout == null ? null : Values.numbers(holdout),
        Values.numbers(synthetic));
  }

  private static Association association(Evidence evidence, Schema schema, Seed seed) {
    Table train = sample(evidence.train(), ASSOCIATION_ROWS, seed.child("real"));
    Table synthetic = sample(evidence.synthetic(), ASSOCIATION_ROWS, seed.child("synthetic"));
    List<String> all = schema.columns().stream().map(ColumnSchema::name).toList();
    Optional<String> target = schema.first(Role.TARGET).map(ColumnSchema::name);
    List<String> names = all;
    StringBuilder note = new StringBuilder();
    if (all.size() > ASSOCIATION_COLUMNS) {
      names = target.isPresent() ? nearTarget(train, all, target.get()) : evenly(all);
      note.append("Shown are ").append(names.size()).append(" of ").append(all.size());
      note.append(
          target.isPresent()
              ? " columns: the target and those that hang together with it most."
              : " columns, taken evenly from the whole table.");
    }
    if (evidence.train().rowCount() > ASSOCIATION_ROWS) {
      note.append(note.isEmpty() ? "" : " ").append("Computed from ").append(ASSOCIATION_ROWS);
      note.append(" rows of each table, drawn at random.");
    }
    return new Association(
        names,
        names.isEmpty() ? new double[0][] : PairAssociation.matrix(columns(train, names)),
        names.isEmpty() ? new double[0][] : PairAssociation.matrix(columns(synthetic, names)),
        note.toString());
  }

  private static List<Column> columns(Table table, List<String> names) {
    return names.stream().map(table::column).toList();
  }

  /// The target and the columns of strongest association with it, in table order.
  private static List<String> nearTarget(Table train, List<String> all, String target) {
    double[] strength = new double[all.size()];
    for (int i = 0; i < strength.length; i++) {
      double association = PairAssociation.of(train.column(all.get(i)), train.column(target));
      boolean itself = all.get(i).equals(target);
      strength[i] = itself ? 2 : Double.isNaN(association) ? 0 : Math.abs(association);
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < strength.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -strength[i]));
    return order.stream().limit(ASSOCIATION_COLUMNS).sorted().map(all::get).toList();
  }

  private static List<String> evenly(List<String> all) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < ASSOCIATION_COLUMNS; i++) {
      names.add(all.get((int) ((long) i * all.size() / ASSOCIATION_COLUMNS)));
    }
    return names;
  }

  /// At most `rows` rows, drawn without replacement, in table order.
  private static Table sample(Table table, int rows, Seed seed) {
    if (table.rowCount() <= rows) {
      return table;
    }
    int[] chosen = Arrays.copyOf(seed.stream().permutation(table.rowCount()), rows);
    Arrays.sort(chosen);
    return table.select(chosen);
  }

  /// Rows as points; both null where no column varies or there are fewer than two rows.
  private record Points(@Nullable Projection projection, @Nullable Clusters clusters) {

    static Points of(Evidence evidence, Schema schema, Seed seed) {
      List<String> names = schema.columns().stream().map(ColumnSchema::name).toList();
      if (names.isEmpty() || evidence.train().rowCount() < 2) {
        return new Points(null, null);
      }
      Table train = sample(evidence.train().keep(names), FITTED_ROWS, seed.child("real"));
      RowCoder coder = RowCoder.of(train);
      if (coder.width() == 0) {
        return new Points(null, null);
      }
      int rows = Math.max(2, Math.min(FITTED_ROWS, MOST_CODED_CELLS / coder.width()));
      double[][] real = coder.code(sample(train, rows, seed.child("fitted")));
      double[][] holdout = {};
      Table unseen = evidence.holdout();
      if (unseen != null) {
        holdout = coder.code(sample(unseen.keep(names), rows, seed.child("holdout")));
      }
      double[][] synthetic =
          coder.code(sample(evidence.synthetic().keep(names), rows, seed.child("synthetic")));
      PrincipalComponents components = PrincipalComponents.fit(real, 2, seed);
      KMeans clusters = KMeans.fit(real, CLUSTERS, seed);
      return new Points(
          new Projection(
              twice(components.explained()),
              points(components, real, seed.child("drawn")),
              points(components, holdout, seed.child("drawn")),
              points(components, synthetic, seed.child("drawn"))),
          clusters(components, clusters, real, holdout, synthetic));
    }

    /// A table with one axis has one component; the second is flat.
    private static double[] twice(double[] values) {
      return Arrays.copyOf(values, 2);
    }

    private static double[][] points(PrincipalComponents components, double[][] rows, Seed seed) {
      double[][] drawn = rows;
      if (rows.length > DRAWN_POINTS) {
        int[] order = seed.stream().permutation(rows.length);
        drawn = new double[DRAWN_POINTS][];
        for (int i = 0; i < drawn.length; i++) {
          drawn[i] = rows[order[i]];
        }
      }
      double[][] points = components.project(drawn);
      for (int i = 0; i < points.length; i++) {
        points[i] = twice(points[i]);
      }
      return points;
    }

    private static Clusters clusters(
        PrincipalComponents components,
        KMeans clusters,
        double[][] real,
        double[][] holdout,
        double[][] synthetic) {
      double[][] centres = components.project(clusters.centres());
      for (int i = 0; i < centres.length; i++) {
        centres[i] = twice(centres[i]);
      }
      return new Clusters(
          centres,
          shares(clusters, real),
          shares(clusters, holdout),
          shares(clusters, synthetic),
          new double[] {
            tightness(clusters, real), tightness(clusters, holdout), tightness(clusters, synthetic)
          });
    }

    private static double[] shares(KMeans clusters, double[][] rows) {
      if (rows.length == 0) {
        return new double[0];
      }
      double[] shares = new double[clusters.centres().length];
      for (double[] row : rows) {
        shares[clusters.nearest(row)] += 1.0 / rows.length;
      }
      return shares;
    }

    private static double tightness(KMeans clusters, double[][] rows) {
      double sum = 0;
      for (double[] row : rows) {
        sum += clusters.distance(row);
      }
      return rows.length == 0 ? Double.NaN : sum / rows.length;
    }
  }
}
