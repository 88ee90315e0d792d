package dev.understudy.privacy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may be lost about one source, and what has been. Every mechanism charges its cost here
/// before it draws noise; a charge that does not fit is refused, and nothing is drawn.
///
/// A ledger lives in memory for one run, or in a file for the life of a source ([#open]): then
/// every charge is on disk before [#charge] returns, so a crash can lose a result but never a cost.
///
/// What is released may depend on earlier results. Costs may too once [#decideBy] has fixed one
/// route, which makes the budget a "privacy filter" (Feldman, Zrnic 2021 for Renyi divergences and
/// thus for concentrated privacy; Smith, Thakurta 2022 for Gaussian privacy). Without that, fix all
/// costs in advance.
public final class Ledger implements AutoCloseable {
  private final Terms terms;
  private final List<Charge> charges;
  private final int earlier;
  private Total total;
  private Set<Accountant.Route> routes = EnumSet.allOf(Accountant.Route.class);
  private final @Nullable LedgerFile file;

  private Ledger(Terms terms, List<Charge> earlier, @Nullable LedgerFile file) {
    this.terms = terms;
    this.charges = new ArrayList<>(earlier);
    this.earlier = earlier.size();
    this.file = file;
    this.total = sum(Total.NOTHING, earlier);
  }

  /// A ledger that is forgotten with this run.
  public static Ledger inMemory(Terms terms) {
    return new Ledger(terms, List.of(), null);
  }

  /// A ledger on disk, made if it is not there. Charges of earlier runs under the same source
  /// count; those of other sources in the file are left alone. The file is locked until [#close].
  ///
  /// @throws LedgerException if the file is damaged, in use, or holds this source under another
  ///   unit or neighbour relation
  public static Ledger open(Path path, Terms terms) {
    LedgerFile file = LedgerFile.open(path);
    try {
      return new Ledger(terms, file.chargesOf(terms), file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  public Terms terms() {
    return terms;
  }

  /// From now on only this route is taken. Whoever chooses costs by earlier results calls this
  /// before the first charge: a choice among routes at the end would depend on the results too.
  public synchronized void decideBy(Accountant.Route route) {
    routes = EnumSet.of(route);
  }

  /// All charges in order, those of earlier runs first.
  public synchronized List<Charge> charges() {
    return List.copyOf(charges);
  }

  /// How many of the charges come from earlier runs.
  public int earlierCharges() {
    return earlier;
  }

  /// The epsilon of all charges at the budget's delta, and the route by which it is proved.
  public synchronized Accountant spent() {
    return after(List.of());
  }

  /// Charges a release before its noise is drawn. Once this returns, the charge is on disk if the
  /// ledger is.
  ///
  /// @throws BudgetExceededException if the budget does not suffice; then nothing is charged
  public synchronized void charge(String name, Cost cost) {
    var charge = new Charge(name, cost);
    refuseIfTooMuch(List.of(charge));
    if (file != null) {
      file.append(terms, charge);
    }
    charges.add(charge);
    total = total.plus(cost);
  }

  /// A dry run: what each planned charge would leave spent, as lines of text. No data is needed and
  /// nothing is charged.
  ///
  /// @throws BudgetExceededException if the plan does not fit
  public synchronized String plan(List<Charge> planned) {
    refuseIfTooMuch(planned);
    var text = new StringBuilder();
    text.append("Source: ").append(terms.source()).append('\n');
    text.append("Unit of privacy: ").append(terms.unit()).append("; neighbours ");
    text.append(
        switch (terms.neighbours()) {
          case ADD_REMOVE -> "by adding or removing one";
          case REPLACE -> "by replacing one";
        });
    text.append('\n').append("Budget: ").append(inWords(terms.budget())).append('\n');
    text.append("  epsilon so far  entry\n");
    line(text, after(List.of()), "spent before (" + charges.size() + " charges)");
    for (int i = 0; i < planned.size(); i++) {
      Charge charge = planned.get(i);
      line(
          text,
          after(planned.subList(0, i + 1)),
          charge.name() + " [" + CostText.write(charge.cost()) + "]");
    }
    text.append("By ").append(after(planned).route()).append(".\n");
    return text.toString();
  }

  @Override
  public synchronized void close() {
    if (file != null) {
      file.close();
    }
  }

  private void refuseIfTooMuch(List<Charge> further) {
    for (Charge charge : further) {
      if (terms.neighbours() == Neighbours.REPLACE
          && LossDistributions.hasTraining(charge.cost())) {
        throw new IllegalArgumentException(
            "Training on Poisson-sampled batches is accounted for neighbours by adding or removing"
                + " only.");
      }
    }
    double epsilon = after(further).epsilon();
    if (!(epsilon <= terms.budget().epsilon())) {
      throw new BudgetExceededException(
          String.format(
              Locale.ROOT,
              "\"%s\" would bring \"%s\" to epsilon %.6g, above the budget of %s; epsilon %.6g is"
                  + " spent.",
              further.getLast().name(),
              terms.source(),
              epsilon,
              inWords(terms.budget()),
              spent().epsilon()));
    }
  }

  private Accountant after(List<Charge> further) {
    return Accountant.of(sum(total, further), terms.budget().delta(), routes);
  }

  private static Total sum(Total before, List<Charge> further) {
    Total sum = before;
    for (Charge charge : further) {
      sum = sum.plus(charge.cost());
    }
    return sum;
  }

  private static void line(StringBuilder text, Accountant spent, String entry) {
    text.append(String.format(Locale.ROOT, "  %14.6f  %s%n", spent.epsilon(), entry));
  }

  private static String inWords(Budget budget) {
    return "epsilon " + budget.epsilon() + " at delta " + budget.delta();
  }
}
