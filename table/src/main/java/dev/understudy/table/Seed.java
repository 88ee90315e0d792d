package dev.understudy.table;

/// The one source of chance: a root, from which every consumer takes a named child. Children of
/// different names, or of different indices, are independent for all practical purposes; the same
/// path gives the same stream on any machine, thread, locale and time zone.
///
/// @param value 64 bits; printed so that a run can be repeated
public record Seed(long value) {

  /// 64-bit golden ratio, the increment of SplitMix64.
  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  /// The child for a named purpose, such as `"split"`.
  public Seed child(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return new Seed(mix(splitMix(value, 1) ^ hash));
  }

  /// The child for the `index`-th of many, such as a chunk of rows.
  public Seed child(long index) {
    return new Seed(mix(splitMix(value, 2) ^ splitMix(index, 1)));
  }

  /// A fresh stream of random numbers; two calls give equal streams.
  public RandomStream stream() {
    return new RandomStream(value);
  }

  /// The `step`-th output of SplitMix64 started at `seed`.
  static long splitMix(long seed, int step) {
    return mix(seed + step * GOLDEN);
  }

  /// The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014; constants by Stafford).
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
