package dev.understudy.table.internal;

import java.util.List;

/// How the moments of one column are written: one pattern, or several in one column. Reads with the
/// first that fits; writes with the first that loses nothing, or else with the first.
///
/// Where patterns end in literal offsets (`'+02:00'` and `'+01:00'`), moments are brought to the
/// offset of the first, so that differences between rows stay true.
public final class MomentSpelling {

  private final MomentPattern[] patterns;
  private final long[] shifts;
  private final boolean days;

  private MomentSpelling(MomentPattern[] patterns, long[] shifts, boolean days) {
    this.patterns = patterns;
    this.shifts = shifts;
    this.days = days;
  }

  /// @param formats one or more patterns
  /// @param days true where ticks are days, false where they are microseconds
  /// @throws IllegalArgumentException if a pattern cannot be read
  public static MomentSpelling of(List<String> formats, boolean days) {
    MomentPattern[] patterns =
        formats.stream().map(MomentPattern::of).toArray(MomentPattern[]::new);
    long[] shifts = new long[patterns.length];
    for (int i = 1; i < patterns.length; i++) {
      if (patterns[i].hasOffsetLiteral() && patterns[0].hasOffsetLiteral()) {
        shifts[i] =
            (patterns[0].offsetMinutes() - patterns[i].offsetMinutes())
                * MomentPattern.MICROSECONDS_PER_MINUTE;
      }
    }
    return new MomentSpelling(patterns, shifts, days);
  }

  /// Ticks (days, or microseconds) of the text, [MomentPattern#NONE] if no pattern fits.
  public long parse(byte[] text, int from, int to) {
    for (int i = 0; i < patterns.length; i++) {
      long micros = patterns[i].parse(text, from, to);
      if (micros != MomentPattern.NONE) {
        micros += shifts[i];
        return days ? Math.floorDiv(micros, MomentPattern.MICROSECONDS_PER_DAY) : micros;
      }
    }
    return MomentPattern.NONE;
  }

  /// The index of the pattern that reads the text, -1 for none.
  public int patternOf(byte[] text, int from, int to) {
    for (int i = 0; i < patterns.length; i++) {
      if (patterns[i].parse(text, from, to) != MomentPattern.NONE) {
        return i;
      }
    }
    return -1;
  }

  public int maximumLength() {
    int length = 0;
    for (MomentPattern pattern : patterns) {
      length = Math.max(length, pattern.maximumLength());
    }
    return length;
  }

  /// Writes the moment into `target` from `at`, which must have room for [#maximumLength()] bytes.
  ///
  /// @return the index after the last byte written
  public int write(long ticks, byte[] target, int at) {
    long micros = days ? ticks * MomentPattern.MICROSECONDS_PER_DAY : ticks;
    for (int i = 0; patterns.length > 1 && i < patterns.length; i++) {
      if (patterns[i].holds(micros)) {
        return patterns[i].write(micros - shifts[i], target, at);
      }
    }
    return patterns[0].write(micros, target, at);
  }
}
