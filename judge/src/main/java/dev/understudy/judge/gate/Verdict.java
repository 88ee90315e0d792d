package dev.understudy.judge.gate;

import dev.understudy.judge.attack.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// May the table be released? What `verdict.json` holds.
///
/// @param schemaVersion of the JSON format
/// @param verdict the worst outcome of all rules
/// @param purpose the rules are made for
/// @param sentence the deciding rule in words
/// @param threat which attackers were tried and what stays untried
/// @param claim of differential privacy, null where none is made
/// @param inputs the tables it speaks of
/// @param rules the deciding one first, then from worst to best
/// @param frames what bears on legal frames
public record Verdict(
    int schemaVersion,
    Outcome verdict,
    Purpose purpose,
    String sentence,
    String threat,
    @Nullable Claim claim,
    List<Input> inputs,
    List<RuleResult> rules,
    List<FrameEvidence> frames) {

  public static final int VERSION = 1;

  /// A table the verdict rests on.
  ///
  /// @param role `training`, `holdout`, `synthetic`, and `synthetic copy 2` and on for further
  ///   copies
  /// @param rows how many it has
  /// @param sha256 of its file; of a part of a file, that of the whole; empty where it is no file
  public record Input(String role, long rows, String sha256) {}

  public Verdict {
    inputs = List.copyOf(inputs);
    rules = List.copyOf(rules);
    frames = List.copyOf(frames);
  }

  /// The rule that decides.
  public RuleResult deciding() {
    return rules.getFirst();
  }

  public Verdict withInputs(List<Input> inputs) {
    return new Verdict(
        schemaVersion, verdict, purpose, sentence, threat, claim, inputs, rules, frames);
  }
}
