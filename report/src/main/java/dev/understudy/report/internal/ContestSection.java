package dev.understudy.report.internal;

import dev.understudy.judge.Interval;
import dev.understudy.judge.appraisal.Appraisal;
import dev.understudy.judge.appraisal.Estimate;
import dev.understudy.judge.appraisal.Usefulness;
import dev.understudy.report.Contest;
import dev.understudy.report.Contest.Contender;
import dev.understudy.report.chart.Digits;
import dev.understudy.report.chart.FrontierPlot;
import dev.understudy.report.chart.FrontierPlot.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Generators that were compared, as a table and as a picture.
///
/// @param sentence what came of it
/// @param setting on which rows they were compared
/// @param utility heading of the column of usefulness
/// @param effort whether what they took is told
/// @param rows one per contender
/// @param picture null where fewer than two were measured
public record ContestSection(
    String sentence,
    String setting,
    String utility,
    boolean effort,
    List<Row> rows,
    @Nullable Figure picture) {

  private static final double GUESSING = 0.5;

  /// @param name of the generator
  /// @param mark such as `"chosen"`
  /// @param winner whether it won
  /// @param reason one sentence
  /// @param cells its figures; empty where it was not measured
  /// @param effort what it took
  public record Row(
      String name, String mark, boolean winner, String reason, List<Cell> cells, String effort) {}

  /// @param beside interval or real rows' figure, empty for none
  public record Cell(String value, String beside) {}

  static ContestSection of(Contest contest) {
    return new ContestSection(
        contest.sentence(),
        contest.setting(),
        utility(contest),
        contest.contenders().stream().anyMatch(contender -> !contender.effort().isEmpty()),
        contest.contenders().stream().map(ContestSection::row).toList(),
        picture(contest));
  }

  private static String utility(Contest contest) {
    return contest.contenders().stream()
        .map(Contender::appraisal)
        .filter(appraisal -> appraisal != null && !appraisal.usefulness().isEmpty())
        .findFirst()
        .map(appraisal ->
            appraisal.usefulness().stream()
                .map(column ->
                    (column.figure().equals("auc") ? "AUC of " : "R\u00b2 of ") + column.column())
                .collect(Collectors.joining(", ")))
        .orElse("Usefulness");
  }

  private static Row row(Contender contender) {
    return new Row(
        contender.name(),
        switch (contender.standing()) {
          case WINNER -> "chosen";
          case RUNNER_UP -> "";
          case LEAKS -> "leaks";
          case FLOOR -> "floor";
          case UNMEASURED -> "not measured";
        },
        contender.standing() == Contest.Rank.WINNER,
        contender.reason(),
        contender.appraisal() == null || contender.score() == null
            ? List.of()
            : cells(contender.score(), contender.appraisal(), contender.likelihood()),
        contender.effort());
  }

  private static List<Cell> cells(
      Estimate score, Appraisal appraisal, @Nullable Estimate likelihood) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(figure(score.value()), range(score.interval())));
    cells.add(
        new Cell(
            figure(appraisal.indistinguishability()),
            range(appraisal.indistinguishabilityInterval())));
    cells.add(
        new Cell(
            appraisal.usefulness().stream()
                .map(column -> figure(column.synthetic().value()))
                .collect(Collectors.joining(", ")),
            appraisal.usefulness().isEmpty() ? "" : "real rows " + real(appraisal)));
    cells.add(new Cell(figure(appraisal.shape()), ""));
    cells.add(new Cell(figure(appraisal.trend()), ""));
    cells.add(
        likelihood == null
            ? new Cell("", "cannot tell")
            : new Cell(figure(likelihood.value()), range(likelihood.interval())));
    cells.add(
        new Cell(figure(appraisal.membership().value()), range(appraisal.membership().interval())));
    cells.add(
        new Cell(
            Digits.percent(appraisal.nearCopies().share()),
            "fresh rows " + Digits.percent(appraisal.nearCopies().freshShare())));
    return List.copyOf(cells);
  }

  private static String real(Appraisal appraisal) {
    return appraisal.usefulness().stream()
        .map(Usefulness::real)
        .map(real -> figure(real.value()))
        .collect(Collectors.joining(", "));
  }

  private static String figure(double value) {
    String text = Digits.fixed(value, 3);
    return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
  }

  private static String range(Interval interval) {
    return Double.isFinite(interval.low()) && Double.isFinite(interval.high())
        ? figure(interval.low()) + " to " + figure(interval.high())
        : "";
  }

  private static @Nullable Figure picture(Contest contest) {
    List<Point> points = new ArrayList<>();
    for (Contender contender : contest.contenders()) {
      Appraisal appraisal = contender.appraisal();
      Estimate score = contender.score();
      if (appraisal != null && score != null && score.known() && appraisal.membership().known()) {
        points.add(
            new Point(
                contender.name(),
                estimate(appraisal.membership()),
                estimate(score),
                contender.standing() == Contest.Rank.WINNER ? "synthetic" : "figure"));
      }
    }
    return points.size() < 2
        ? null
        : Figure.of(
            "frontier",
            new FrontierPlot(
                "What each generator keeps and gives away",
                "membership AUC",
                "score",
                GUESSING,
                points));
  }

  private static dev.understudy.report.chart.Estimate estimate(Estimate estimate) {
    Interval interval = estimate.interval();
    boolean known = Double.isFinite(interval.low()) && Double.isFinite(interval.high());
    return new dev.understudy.report.chart.Estimate(
        estimate.value(), known ? interval.low() : null, known ? interval.high() : null);
  }
}
