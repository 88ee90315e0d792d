package dev.understudy.synth.aim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  @Test
  void withoutATargetAllPairsMatterAlike() {
    Workload workload = Workload.of(4, -1);
    assertThat(workload.queries()).hasSize(6);
    assertThat(workload.downwardClosure()).hasSize(4 + 6);
    assertThat(workload.weight(new int[] {2})).isEqualTo(3);
    assertThat(workload.weight(new int[] {0, 1})).isEqualTo(6);
  }

  @Test
  void withATargetItCountsForMore() {
    Workload workload = Workload.of(4, 1);
    List<int[]> queries = workload.queries();
    assertThat(queries)
        .containsExactly(new int[] {0, 1, 2}, new int[] {0, 1, 3}, new int[] {1, 2, 3});
    assertThat(workload.downwardClosure()).hasSize(4 + 6 + 3);
    assertThat(workload.weight(new int[] {1})).isEqualTo(3);
    assertThat(workload.weight(new int[] {0})).isEqualTo(2);
  }

  @Test
  void twoFeaturesAreOnePair() {
    assertThat(Workload.of(2, 0).queries()).containsExactly(new int[] {0, 1});
  }
}
