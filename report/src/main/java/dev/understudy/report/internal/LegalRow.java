package dev.understudy.report.internal;

import dev.understudy.judge.gate.FrameEvidence;
import dev.understudy.report.chart.Digits;

/// What was found that bears on a question of a legal frame.
///
/// @param figure with its interval, an en dash for none
/// @param threshold the frame's own, an en dash where it names none
public record LegalRow(
    String frame, String question, String finding, String figure, String threshold) {

  static LegalRow of(FrameEvidence evidence) {
    Double threshold = evidence.threshold();
    return new LegalRow(
        evidence.frame(),
        evidence.question(),
        AttackGuide.sentence(evidence.finding()),
        RuleRow.figure(evidence.value(), evidence.interval()),
        threshold == null ? Digits.NONE : Digits.shortest(threshold));
  }
}
