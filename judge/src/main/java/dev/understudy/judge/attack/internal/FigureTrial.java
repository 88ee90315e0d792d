package dev.understudy.judge.attack.internal;

import dev.understudy.judge.attack.Attack;
import dev.understudy.judge.attack.AttackedFigure;
import dev.understudy.judge.internal.CodedRows;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// One figure of an attack, without anchors and interval and on few people: fast enough to be tried
/// several times. The same seed asks the same people whatever the columns are.
public final class FigureTrial {

  /// The standard deviation of an AUC is then .0075.
  private static final int ASKED = 3_000;

  /// Released rows that neighbours are sought among.
  private static final int BASE = 1_000_000;

  private static final Set<String> MEMBERSHIP =
      Set.of(
          "nearest_distance",
          "distance_difference",
          "density_ratio",
          "gower_distance",
          "classifier_ratio",
          "marginal_ratio",
          "learned_distance");

  private static final Set<String> COPIES =
      Set.of("exact_copies", "exact_copies_exposed", "near_copies", "near_copies_exposed");

  private static final Set<String> BY_ROW =
      Set.of("singling_out", "linkability", "inference", "unique_combinations");

  /// Whether it can be tried at all.
  public static boolean canTry(AttackedFigure figure) {
    return figure.rows() == null
        ? COPIES.contains(figure.name())
            || BY_ROW.contains(figure.name())
            || figure.name().equals(SmallCells.NAME)
        : MEMBERSHIP.contains(figure.name());
  }

  private final CodedRows train;
  private final CodedRows holdout;
  private final CodedRows released;
  private final People people;
  private final Schema schema;
  private final int smallCell;
  private final Seed seed;
  private final Progress progress;

  /// @param train all training rows
  /// @param released all released rows
  /// @param schema meaning of the columns
  /// @param smallCell cells of fewer persons are small
  public FigureTrial(
      CodedRows train,
      CodedRows holdout,
      CodedRows released,
      Schema schema,
      int smallCell,
      Seed seed,
      Progress progress) {
    this.train = train;
    this.holdout = holdout;
    this.released = released;
    this.people = People.of(train, holdout, ASKED, ASKED, seed.child("people"));
    this.schema = schema;
    this.smallCell = smallCell;
    this.seed = seed;
    this.progress = progress;
  }

  /// People asked on each side.
  public int people() {
    return people.members().rows();
  }

  /// Area, rate or excess; empty where it cannot be known or the attack needs the column left out.
  public OptionalDouble value(AttackedFigure figure) {
    Attack.Rows rows = figure.rows();
    double value = rows == null ? excess(figure) : membership(figure, rows);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private double membership(AttackedFigure figure, Attack.Rows rows) {
    Arena arena =
        Arena.of(
            people.members(), people.others(), people.reference(), base(), seed.child("arena"));
    return new MembershipScores(arena, Optional.empty(), progress)
        .of(Set.of(figure.name())).stream()
            .map(score -> MembershipFigure.of(arena, score, rows))
            .mapToDouble(found -> {
              Double rate = found.truePositives().get(figure.rate());
              return figure.rate().isEmpty()
                  ? found.area().value()
                  : rate == null ? Double.NaN : rate;
            })
            .findFirst()
            .orElse(Double.NaN);
  }

  private CodedRows base() {
    return released.rows() <= BASE ? released : released.sample(BASE, seed.child("released rows"));
  }

  private double excess(AttackedFigure figure) {
    return results(figure).stream()
        .filter(result -> result.name().equals(figure.name()))
        .filter(result -> result.subject().equals(figure.subject()))
        .mapToDouble(result -> result.rates().excess())
        .findFirst()
        .orElse(Double.NaN);
  }

  private List<DisclosureResult> results(AttackedFigure figure) {
    if (COPIES.contains(figure.name())) {
      return new Copies(train, people.control(), people.reference(), ASKED, seed.child("copies"))
          .against(released);
    }
    if (figure.name().equals(SmallCells.NAME)) {
      SmallCells cells = SmallCells.of(schema, smallCell, seed.child("small cells"));
      return cells.any() ? List.of(cells.against(train, holdout, released)) : List.of();
    }
    People single = people.onePerPerson(ASKED, seed.child("single"));
    CodedRows base = base();
    return RowAttacks.of(schema, people.reference(), seed.child("row attacks")).stream()
        .filter(attack -> attack.name().equals(figure.name()))
        .flatMap(attack -> attack.against(single.members(), single.others(), base).stream())
        .toList();
  }
}
