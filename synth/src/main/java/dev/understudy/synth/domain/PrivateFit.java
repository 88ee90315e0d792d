package dev.understudy.synth.domain;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.PrivateRows;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.confidential.Prospect;
import dev.understudy.synth.encoding.Persons;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import java.util.ArrayList;
import java.util.List;

/// A private fit from cells to a model: rows above the cap of a person are dropped, the domain is
/// learned, then the generator learns the codes.
///
/// @param synthesizer the generator
/// @param schema assumed public, with what is declared of domains
/// @param unit of privacy
/// @param declaredRows a public number of rows, 0 if there is none
/// @param allowance what may be spent on domain and model together
public record PrivateFit(
    PrivateSynthesizer synthesizer,
    Schema schema,
    PrivacyUnit unit,
    long declaredRows,
    Allowance allowance) {

  /// @throws dev.understudy.table.UserError if the schema has no column that names persons where
  ///   they are the unit
  /// @throws IllegalArgumentException if nothing is left to be spent
  public PrivateFit {
    if (unit instanceof PrivacyUnit.Person person) {
      schema = schema.withOnly(Role.PERSON_KEY, person.column());
    }
    if (!(allowance.gaussian() > 0)) {
      throw new IllegalArgumentException("nothing is left to be spent");
    }
  }

  /// A model, and what was learned before it.
  public record Result(Model model, PrivateDomain domain) {}

  /// All charges in order; no row is needed to say so.
  public List<Charge> plan() {
    DomainLearning learning = learning();
    List<Charge> charges = new ArrayList<>(learning.plan());
    charges.addAll(
        synthesizer.plan(
            learning.prospect(), allowance.after(learning.costs(learning.prospect().rows()))));
    return charges;
  }

  /// What of the table is known before it is looked at.
  public Prospect prospect() {
    return learning().prospect();
  }

  /// Where the possible values of each column come from.
  public List<DomainSource> sources() {
    return learning().sources();
  }

  /// The standard error of the count of any category, in rows, if all the budget went into counting
  /// every column once: no generator is more exact than that.
  public double leastError() {
    return Math.sqrt(Math.max(1, prospect().features().size()))
        * rowsPerUnit()
        / allowance.gaussian();
  }

  private int rowsPerUnit() {
    return switch (unit) {
      case PrivacyUnit.Person person -> person.mostRows();
      case PrivacyUnit.Row _ -> 1;
    };
  }

  private DomainLearning learning() {
    return new DomainLearning(
        schema,
        unit instanceof PrivacyUnit.Person,
        rowsPerUnit(),
        declaredRows,
        allowance,
        synthesizer.domain());
  }

  /// Learns a table.
  ///
  /// @param table with the columns of the schema
  /// @param releases the only way out for what depends on its rows
  /// @throws dev.understudy.privacy.BudgetExceededException if a release does not fit the ledger
  public Result fit(Table table, Releases releases, Run run) {
    Table capped = RowCap.apply(table, units(table), rowsPerUnit());
    DomainLearning learning = learning();
    Persons units = units(capped);
    PrivateDomain domain = learning.learn(capped, units, releases);
    var rows =
        new PrivateRows(
            domain.encoding().encode(capped),
            domain.encoding(),
            schema,
            rowsPerUnit(),
            domain.rows(),
            units);
    Model model =
        synthesizer.fit(rows, allowance.after(learning.costs(domain.rows())), releases, run);
    return new Result(model, domain);
  }

  private Persons units(Table table) {
    return switch (unit) {
      case PrivacyUnit.Person _ -> Persons.of(table, schema);
      case PrivacyUnit.Row _ -> Persons.alone(table.rowCount());
    };
  }
}
