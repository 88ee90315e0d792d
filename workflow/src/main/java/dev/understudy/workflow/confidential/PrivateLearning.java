package dev.understudy.workflow.confidential;

import dev.understudy.privacy.Accountant;
import dev.understudy.privacy.BudgetExceededException;
import dev.understudy.privacy.Charge;
import dev.understudy.privacy.Ledger;
import dev.understudy.privacy.LedgerException;
import dev.understudy.privacy.mechanism.Curator;
import dev.understudy.synth.Model;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.Allowance;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.domain.PrivateFit;
import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import java.nio.file.Files;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/// Learns a table under a promise that its ledger keeps.
///
/// @param generator that learns
/// @param protection what is promised
/// @param assumptions what is taken for public about the table
public record PrivateLearning(
    PrivateSynthesizer generator, Protection protection, Assumptions assumptions) {

  /// What was learned, and what it promises.
  public record Result(Model model, Certificate certificate) {}

  /// The plan of spending as text; no row is touched and nothing is charged.
  ///
  /// @param schema of the table
  /// @throws UserError if the plan does not fit the budget, or the ledger cannot be used
  public String plan(Schema schema) {
    boolean exists = protection.ledger() != null && Files.exists(protection.ledger());
    return within(ledger -> planned(ledger, fit(ledger, schema)), exists);
  }

  /// Learns `train`.
  ///
  /// @param announce is told what will be spent before anything is
  /// @throws UserError if the budget does not suffice, or the ledger cannot be used
  public Result learn(Table train, Schema schema, Run run, Consumer<String> announce) {
    return within(
        ledger -> {
          PrivateFit fit = fit(ledger, schema);
          announce.accept(planned(ledger, fit));
          PrivateFit.Result learned = fit.fit(train, new Curator(ledger), run);
          return new Result(
              learned.model(), Certificate.of(protection, ledger, learned, assumptions));
        },
        true);
  }

  /// Learns a table once more as somebody else would who does not have this one: with a budget of
  /// its own that is forgotten.
  public Model again(Table train, Schema schema, Run run) {
    try (Ledger ledger = Ledger.inMemory(protection.terms())) {
      return fit(ledger, schema).fit(train, new Curator(ledger), run).model();
    }
  }

  private PrivateFit fit(Ledger ledger, Schema schema) {
    if (generator.adaptive()) {
      ledger.decideBy(Accountant.Route.GAUSSIAN);
    }
    var allowance =
        new Allowance(
            protection.terms().budget(),
            ledger.charges().stream().map(Charge::cost).toList(),
            generator.adaptive());
    if (!(allowance.gaussian() > 0)) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "Nothing is left to spend on \"%s\": epsilon %.6g of %s is spent; --epsilon names what"
                  + " all its releases may spend together, so give a larger one.",
              protection.source(),
              ledger.spent().epsilon(),
              Double.toString(protection.epsilon())));
    }
    return new PrivateFit(
        generator,
        assumptions.publicPart(schema),
        protection.unit(),
        protection.declaredRows(),
        allowance);
  }

  private static String planned(Ledger ledger, PrivateFit fit) {
    return ledger.plan(fit.plan()) + Expectation.of(fit);
  }

  /// @param kept whether the ledger file is opened, or one in memory serves
  private <T> T within(Function<Ledger, T> work, boolean kept) {
    try (Ledger ledger =
        kept && protection.ledger() != null
            ? Ledger.open(protection.ledger(), protection.terms())
            : Ledger.inMemory(protection.terms())) {
      return work.apply(ledger);
    } catch (BudgetExceededException | LedgerException refused) {
      throw new UserError(String.valueOf(refused.getMessage()), refused);
    }
  }
}
