package dev.understudy.judge.attack;

import dev.understudy.table.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the attacks found; what `attacks.json` holds.
///
/// @param schemaVersion of the JSON format
/// @param status `"done"`, or why there is nothing to conclude: `"inconclusive: no holdout"`,
///   `"inconclusive: holdout not exchangeable"`, `"inconclusive: holdout overlaps the training
///   rows"`, `"inconclusive: too few rows"`
/// @param level of all intervals together, such as 0.95
/// @param criticalValue half the width of the intervals in standard errors, null where there are
///   none
/// @param people who was asked for, and from whom the attacker knows what
/// @param attacks on membership
/// @param disclosures attacks that succeed or fail row by row
/// @param descriptive distance shares that never decide alone
/// @param claim of differential privacy, null where none is made
/// @param seed of the random choices
/// @param notes what the reader must know of the whole
public record AttackReport(
    int schemaVersion,
    String status,
    double level,
    @Nullable Double criticalValue,
    People people,
    List<Attack> attacks,
    List<Disclosure> disclosures,
    List<Distance> descriptive,
    @Nullable Claim claim,
    long seed,
    List<String> notes) {

  public static final int VERSION = 1;

  public static final String DONE = "done";

  /// @param members training rows whose membership is guessed
  /// @param nonMembers holdout rows likewise, from the same population
  /// @param reference other holdout rows, which the attacker knows
  /// @param exposedShare which share of the rows asked for counts as exposed
  /// @param overlap share of holdout rows that equal a training row
  public record People(
      int members, int nonMembers, int reference, double exposedShare, @Nullable Double overlap) {}

  /// A share or distance that others publish as privacy, beside what it says of harmless and of
  /// harmful tables.
  ///
  /// @param name in snake_case
  /// @param value for the synthetic table
  /// @param holdout for real rows the generator never saw
  /// @param independent for independent columns
  /// @param copy for the training rows themselves
  /// @param note how to read it
  public record Distance(
      String name,
      @Nullable Double value,
      @Nullable Double holdout,
      @Nullable Double independent,
      @Nullable Double copy,
      String note) {}

  public AttackReport {
    attacks = List.copyOf(attacks);
    disclosures = List.copyOf(disclosures);
    descriptive = List.copyOf(descriptive);
    notes = List.copyOf(notes);
  }

  /// Whether the attacks could be carried out.
  public boolean conclusive() {
    return status.equals(DONE);
  }

  /// @throws UserError if there is no such attack
  public Attack attack(String name, Attack.Rows rows) {
    return attacks.stream()
        .filter(attack -> attack.name().equals(name) && attack.rows() == rows)
        .findFirst()
        .orElseThrow(() -> new UserError("The report has no attack '" + name + "'."));
  }

  /// @throws UserError if there is no such disclosure
  public Disclosure disclosure(String name) {
    return disclosures.stream()
        .filter(disclosure -> disclosure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UserError("The report has no disclosure '" + name + "'."));
  }
}
