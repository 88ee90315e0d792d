package dev.understudy.workflow;

import dev.understudy.judge.Scorecard;
import dev.understudy.synth.Withheld;
import java.util.List;

/// What the main job made.
///
/// @param examined the real table
/// @param trainRows how many rows the generator learned from
/// @param holdoutRows how many rows were kept aside
/// @param rows how many rows were made
/// @param withheld what the generator kept back to protect persons
/// @param scorecard the figures
public record MainResult(
    Examined examined,
    int trainRows,
    int holdoutRows,
    long rows,
    List<Withheld> withheld,
    Scorecard scorecard) {

  public MainResult {
    withheld = List.copyOf(withheld);
  }
}
