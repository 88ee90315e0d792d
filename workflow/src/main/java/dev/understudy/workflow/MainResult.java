package dev.understudy.workflow;

import dev.understudy.synth.Withheld;
import dev.understudy.workflow.confidential.Certificate;
import dev.understudy.workflow.selection.Leaderboard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the main job made.
///
/// @param examined the real table
/// @param trainRows how many rows the generator learned from
/// @param holdoutRows how many rows were kept aside
/// @param rows how many rows were made
/// @param withheld what the generator kept back to protect persons
/// @param leaderboard how the generator was chosen, null where the user named it
/// @param judgement what was found about them
/// @param parity what parity by construction changed, null where it was not asked for
/// @param certificate of what is promised, null where nothing is
public record MainResult(
    Examined examined,
    int trainRows,
    int holdoutRows,
    long rows,
    List<Withheld> withheld,
    @Nullable Leaderboard leaderboard,
    Judgement judgement,
    @Nullable ParityCost parity,
    @Nullable Certificate certificate) {

  public MainResult {
    withheld = List.copyOf(withheld);
  }
}
