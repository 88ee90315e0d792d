package dev.understudy.app.text;

import dev.understudy.app.line.Session;
import dev.understudy.app.terminal.Style;
import dev.understudy.workflow.Json;
import dev.understudy.workflow.MainJob;
import dev.understudy.workflow.MainOptions;
import dev.understudy.workflow.MainResult;
import dev.understudy.workflow.ParityCost;
import dev.understudy.workflow.selection.Leaderboard;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// What the main job made, in a few lines.
public final class MainResultText {

  private MainResultText() {}

  /// Prints as the session wants it: for people, for programs, or not at all.
  public static void print(MainOptions options, MainResult result, Session session) {
    if (session.json()) {
      session.out().print(Json.text(json(options, result)));
    } else if (!session.quiet()) {
      text(options, result, session.out(), session.terminal().style());
    }
  }

  private static void text(MainOptions options, MainResult result, PrintStream out, Style style) {
    out.println(
        style.heading(options.source().file().getFileName() + "")
            + ": "
            + Counts.of(result.trainRows(), "row")
            + " to learn from, "
            + Counts.of(result.holdoutRows(), "row")
            + " kept aside; "
            + Counts.of(result.rows(), "synthetic row")
            + " by "
            + model(result, options)
            + ", seed "
            + options.seed().value()
            + ".");
    if (result.leaderboard() != null) {
      out.println("Choice: " + result.leaderboard().sentence());
    }
    out.println(FindingsText.count(result.examined().findings()) + " The report lists them.");
    JudgementText.summary(result.judgement(), out, style);
    if (options.composition() != null) {
      out.println(options.composition().sentence());
    }
    ParityCost parity = result.parity();
    if (parity != null) {
      parity.sentences().forEach(out::println);
    }
    if (result.certificate() != null) {
      out.println("Promise: " + result.certificate().sentence());
      out.println("Meaning: " + result.certificate().meaning().words());
    }
    out.println();
    out.println("Report: " + style.heading(report(options).toString()));
    out.println("Rows:   " + options.output().resolve(MainJob.SYNTHETIC));
  }

  /// The generator the rows are from, chosen or named.
  private static String model(MainResult result, MainOptions options) {
    Leaderboard board = result.leaderboard();
    if (result.certificate() != null) {
      return result.certificate().made().model();
    }
    return board == null ? options.model() : board.standings().getFirst().name();
  }

  /// Under a promise the report is not among what may be released.
  private static Path report(MainOptions options) {
    Path folder = options.output();
    return (options.protection() == null ? folder : folder.resolve(MainJob.INTERNAL))
        .resolve(MainJob.REPORT);
  }

  private static ObjectNode json(MainOptions options, MainResult result) {
    ObjectNode root = Json.object();
    root.put("output", options.output().toString());
    root.put("report", report(options).toString());
    root.put("synthetic", options.output().resolve(MainJob.SYNTHETIC).toString());
    root.put("model", model(result, options));
    if (result.leaderboard() != null) {
      root.put("choice", result.leaderboard().sentence());
    }
    root.put("seed", options.seed().value());
    root.put("rows", result.rows());
    root.put("train_rows", result.trainRows());
    root.put("holdout_rows", result.holdoutRows());
    root.put("findings", result.examined().findings().size());
    if (result.certificate() != null) {
      root.put("promise", result.certificate().sentence());
      root.put("meaning", result.certificate().meaning().words());
    }
    JudgementText.json(result.judgement(), root);
    ParityCost parity = result.parity();
    if (parity != null) {
      ObjectNode node = root.putObject("parity");
      Stream.of(parity.parity(), parity.modelParity(), parity.usefulness())
          .filter(Objects::nonNull)
          .forEach(figures ->
              node.putObject(figures.name())
                  .put("real", figures.real())
                  .put("without", figures.without())
                  .put("with", figures.with()));
    }
    return root;
  }
}
