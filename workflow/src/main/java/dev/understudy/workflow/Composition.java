package dev.understudy.workflow;

import dev.understudy.synth.Condition;
import dev.understudy.synth.Model;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;
import java.util.List;

/// What rows shall be made up of, on purpose unlike the real table: shares of parts, in each of
/// which rows are as the model has them.
public sealed interface Composition permits Balance, Parity {

  /// A part of the rows.
  ///
  /// @param conditions that hold in all its rows
  /// @param share of the rows, in [0, 1]
  /// @param others whether it holds the rows in which `conditions` do not hold instead
  record Part(List<Condition> conditions, double share, boolean others) {

    public Part {
      conditions = List.copyOf(conditions);
    }
  }

  /// The parts for rows of a model; shares sum to one.
  ///
  /// @throws dev.understudy.table.UserError if the model's columns do not allow it
  List<Part> parts(Model model, Seed seed, Progress progress);

  /// What was done, in one sentence for the report.
  String sentence();
}
