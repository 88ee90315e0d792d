package dev.understudy.workflow;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.synth.Model;
import dev.understudy.synth.Provenance;
import dev.understudy.synth.Run;
import dev.understudy.synth.confidential.PrivateSynthesizer;
import dev.understudy.synth.registry.Synthesizers;
import dev.understudy.table.Progress;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import dev.understudy.table.Table;
import dev.understudy.table.UserError;
import dev.understudy.workflow.confidential.Assumptions;
import dev.understudy.workflow.confidential.Certificate;
import dev.understudy.workflow.confidential.PrivateLearning;
import dev.understudy.workflow.confidential.Protection;
import dev.understudy.workflow.selection.Candidate;
import dev.understudy.workflow.selection.LeakLimits;
import dev.understudy.workflow.selection.Portfolio;
import dev.understudy.workflow.selection.Search;
import dev.understudy.workflow.selection.Search.Request;
import dev.understudy.workflow.selection.Selection;
import dev.understudy.workflow.selection.Selection.Stop;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Learns a table with the generator the user names, or with one that is chosen.
///
/// @param name of a generator, or [Auto#NAME]
/// @param asked what is asked of the generator
/// @param budget of the choice
/// @param seed root of all chance
/// @param protection what is promised to the people in the table, null for nothing
record Learning(
    String name,
    GeneratorSettings asked,
    Duration budget,
    Seed seed,
    @Nullable Protection protection) {

  /// What was learned.
  ///
  /// @param method how it was learned, so that an attacker who knows the generator can do it again
  /// @param provenance of the model, with how it was chosen
  /// @param selection how it was chosen, empty where the user named it
  /// @param certificate of what is promised, null where nothing is
  record Learned(
      Candidate.Method method,
      Model model,
      Provenance provenance,
      Optional<Selection> selection,
      @Nullable Certificate certificate) {

    /// Whether the user stopped the search, so that the model is of a part of the rows.
    boolean stoppedByUser() {
      return selection.filter(search -> search.stop() == Stop.USER).isPresent();
    }
  }

  /// @throws UserError if there is no generator of that name, or it cannot do what is asked
  void check() {
    if (protection != null) {
      generator();
      if (!asked.equals(GeneratorSettings.USUAL)) {
        throw new UserError(
            "--rare, --leakage, --order and --method are wishes of generators that promise nothing;"
                + " leave them out with --epsilon.");
      }
    } else if (!name.equals(Auto.NAME)) {
      Portfolio.named(name, asked);
    } else if (asked.namesColumns()) {
      throw new UserError(
          "--order and --method say how 'trees' goes through the columns, but auto may choose another"
              + " generator; add --model trees.");
    }
  }

  /// The private generator: no data is looked at to choose one.
  private PrivateSynthesizer generator() {
    return name.equals(Auto.NAME)
        ? Synthesizers.confidential().getFirst()
        : Synthesizers.confidential(name);
  }

  /// How the table is learned under a promise.
  ///
  /// @param assumptions what is taken for public about it
  PrivateLearning privately(Assumptions assumptions) {
    return new PrivateLearning(generator(), Objects.requireNonNull(protection), assumptions);
  }

  /// Learns a table under the promise.
  ///
  /// @param announce is told what will be spent before anything is
  Learned learnPrivately(
      Table train,
      Schema schema,
      Assumptions assumptions,
      Progress progress,
      Consumer<String> announce) {
    PrivateLearning learning = privately(assumptions);
    PrivateLearning.Result learned =
        learning.learn(train, schema, new Run(seed, progress, ""), announce);
    return new Learned(
        learning::again,
        learned.model(),
        learned.model().provenance(),
        Optional.empty(),
        learned.certificate());
  }

  /// @param sha256 of the file the rows came from
  /// @throws dev.understudy.table.UserError if the table cannot be learned
  /// @throws java.util.concurrent.CancellationException if the user stopped it before there was
  ///   anything to keep
  Learned learn(Table train, Schema schema, String sha256, Progress progress) {
    if (!name.equals(Auto.NAME)) {
      Candidate.Method method = Portfolio.named(name, asked).method();
      Model model = method.fit(train, schema, new Run(seed, progress, sha256));
      return new Learned(method, model, model.provenance(), Optional.empty(), null);
    }
    Selection selection =
        Search.run(
            train,
            schema,
            new Request(Portfolio.of(asked), budget, LeakLimits.of(asked.leakage()), seed),
            progress);
    Model model =
        selection
            .searched()
            .orElseGet(() ->
                selection.winner().method().fit(train, schema, new Run(seed, progress, sha256)));
    return new Learned(
        selection.winner().method(),
        model,
        chosen(model.provenance(), sha256, selection),
        Optional.of(selection),
        null);
  }

  /// What the model file and the report say about the choice.
  private static Provenance chosen(Provenance fitted, String sha256, Selection selection) {
    TreeMap<String, String> configuration = new TreeMap<>(fitted.configuration());
    configuration.put("chosen_by", Auto.NAME);
    configuration.put("candidate", selection.winner().name());
    switch (selection.stop()) {
      case DONE -> {}
      case CLOCK -> configuration.put("reproducible", "no: the search was stopped by the clock");
      case USER -> configuration.put("reproducible", "no: the search was stopped by the user");
    }
    return new Provenance(
        fitted.model(),
        fitted.understudyVersion(),
        sha256,
        fitted.rows(),
        fitted.seed(),
        configuration);
  }
}
