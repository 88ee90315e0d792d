package dev.understudy.workflow;

import dev.understudy.judge.Evidence;
import dev.understudy.judge.Judge;
import dev.understudy.judge.portrait.Portraits;
import dev.understudy.table.Progress;
import dev.understudy.table.Seed;

/// Figures and pictures of the same evidence.
final class Judging {

  private Judging() {}

  static Judgement judge(Evidence evidence, Seed seed, Progress progress) {
    return new Judgement(
        Judge.scorecard(evidence, seed, progress), Portraits.draw(evidence, seed, progress));
  }
}
