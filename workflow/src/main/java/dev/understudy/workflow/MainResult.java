package dev.understudy.workflow;

import dev.understudy.synth.Withheld;
import java.util.List;

/// What the main job made.
///
/// @param examined the real table
/// @param trainRows how many rows the generator learned from
/// @param holdoutRows how many rows were kept aside
/// @param rows how many rows were made
/// @param withheld what the generator kept back to protect persons
/// @param judgement what was found about them
public record MainResult(
    Examined examined,
    int trainRows,
    int holdoutRows,
    long rows,
    List<Withheld> withheld,
    Judgement judgement) {

  public MainResult {
    withheld = List.copyOf(withheld);
  }
}
