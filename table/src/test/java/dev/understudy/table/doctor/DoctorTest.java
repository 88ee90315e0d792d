package dev.understudy.table.doctor;

import static dev.understudy.table.doctor.Examined.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.table.Finding.Severity;
import dev.understudy.table.Progress;
import dev.understudy.table.SampleTable;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The examination as a whole.
class DoctorTest {

  @Test
  void gravestFindingsComeFirstAndTheResultIsRepeatable() {
    SampleTable sample =
        lines("a,b,c", 300, row -> row % 150 + "," + row % 75 * 17 + "," + row % 50 * 31);

    Examined first = Examined.of(sample);

    assertThat(first.findings().getFirst().severity()).isEqualTo(Severity.STOP);
    assertThat(Examined.of(sample)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a,b", "id"})
  void oneRowIsExaminedWithoutComplaint(String header) {
    SampleTable sample = lines(header, 1, row -> header.contains(",") ? "1,2" : "1");

    assertThat(Examined.of(sample).mustStop()).isFalse();
  }

  @Test
  void theUserCanStopIt() {
    Progress impatient =
        new Progress() {
          @Override
          public void at(String phase, long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    SampleTable sample = lines("a", 10, row -> "" + row);

    assertThatThrownBy(() -> Doctor.examine(sample.table(), sample.schema(), impatient))
        .isInstanceOf(CancellationException.class);
  }
}
