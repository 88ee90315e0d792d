package dev.understudy.table.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RawColumnTest {

  @Test
  void everyCellComesBackAsItWasSpelled() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      texts.add(
          switch (random.nextInt(6)) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 -> random.nextInt(1000) / 100.0 + "";
            case 2 -> "0" + random.nextInt(10);
            case 3 -> "";
            case 4 -> "wörd " + random.nextInt(50);
            default -> Double.toString(random.nextDouble());
          });
    }
    RawColumn column = RawColumn.of("x", texts);
    for (int row = 0; row < texts.size(); row++) {
      assertThat(column.text(row)).isEqualTo(texts.get(row));
    }
  }

  @Test
  void textsThatRepeatAreKeptOnce() {
    RawColumn column = RawColumn.of("x", List.of("a", "b", "a", "", "a", ""));
    assertThat(column.spellings().count()).isEqualTo(3);
    assertThat(column.spellings().distinct()).isTrue();
  }

  @Test
  void aColumnOfKeysStopsLookingForRepetitionsAndLosesNothing() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      keys.add("key-" + i);
    }
    keys.add("key-7");
    RawColumn column = RawColumn.of("x", keys);
    assertThat(column.spellings().distinct()).isFalse();
    assertThat(column.text(200_000)).isEqualTo("key-7");
    assertThat(column.text(131_071)).isEqualTo("key-131071");
  }

  @Test
  void damageIsNoticed() {
    RawColumnBuilder builder = new RawColumnBuilder("x", 1);
    assertThatThrownBy(() -> builder.add(new byte[] {'a', 0}, 0, 2))
        .isInstanceOfSatisfying(
            DamagedText.class,
            damage -> assertThat(damage.damage()).isEqualTo(DamagedText.Cause.NUL));
    assertThatThrownBy(() -> builder.add(new byte[] {'a', (byte) 0xFC}, 0, 2))
        .isInstanceOfSatisfying(
            DamagedText.class,
            damage -> assertThat(damage.damage()).isEqualTo(DamagedText.Cause.NOT_UTF_8));
  }

  @Test
  void rowsKnowTheirLines() {
    RowLines lines = RowLines.from(2);
    lines.begin(1, 3);
    lines.begin(2, 7);
    lines.begin(3, 8);
    assertThat(List.of(lines.line(0), lines.line(1), lines.line(2), lines.line(3), lines.line(9)))
        .containsExactly(2L, 3L, 7L, 8L, 14L);
  }
}
