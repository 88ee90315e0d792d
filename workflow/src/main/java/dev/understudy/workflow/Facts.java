package dev.understudy.workflow;

import dev.understudy.report.Fact;
import dev.understudy.synth.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the report says about how its rows came to be.
final class Facts {

  private Facts() {}

  /// @param rows how many were made
  /// @param judged how many of them were judged
  /// @param parity what parity by construction changed, in sentences
  static List<Fact> of(
      MainOptions options,
      Examined examined,
      MainJob.Parts parts,
      Provenance provenance,
      long rows,
      int judged,
      List<String> parity) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Real table", String.valueOf(options.source().file().getFileName())));
    facts.add(new Fact("SHA-256 of the real table", examined.sha256()));
    facts.add(
        new Fact(
            "Real rows",
            String.format(
                Locale.ROOT,
                "%,d of %,d columns: %,d to learn from, %,d kept aside",
                examined.table().rowCount(),
                examined.table().columnCount(),
                parts.train().rowCount(),
                parts.holdout() == null ? 0 : parts.holdout().rowCount())));
    facts.add(
        new Fact(
            "Synthetic rows",
            rows == judged
                ? String.format(Locale.ROOT, "%,d", rows)
                : String.format(
                    Locale.ROOT,
                    "%,d; the first %,d were judged, as many as there were rows to learn from",
                    rows,
                    judged)));
    if (options.composition() != null) {
      facts.add(new Fact("Composition", options.composition().sentence()));
    }
    parity.forEach(sentence -> facts.add(new Fact("Parity by construction", sentence)));
    if (options.duplicates() != null) {
      facts.add(
          new Fact(
              "Repeated rows",
              switch (options.duplicates()) {
                case KEEP -> "kept: they are different persons (--duplicates keep)";
                case DROP -> "dropped: one of each was used (--duplicates drop)";
                case GROUP -> "kept together: they are one person (--duplicates group)";
              }));
    }
    facts.add(new Fact("Generator", provenance.model()));
    provenance
        .configuration()
        .forEach((name, value) -> facts.add(new Fact("Generator, " + name, value)));
    facts.add(new Fact("Seed", Long.toString(options.seed().value())));
    facts.add(
        new Fact(
            "Made with",
            "Understudy "
                + provenance.understudyVersion()
                + ", Java "
                + Runtime.version().feature()));
    facts.add(new Fact("To make the same again", Reproduction.command(options.command())));
    return facts;
  }
}
