package dev.understudy.privacy.mechanism;

import java.math.BigInteger;

/// Chooses index i with probability proportional to lengths[i] exp(-penalties[i] rate), exactly: a
/// uniform number is read bit by bit until it lies for certain within one index's share. Doubles
/// decide unless the number lies within their error of a border; big integers decide the rest from
/// the same bits.
final class WeightedChoice {
  /// Bits by which enclosures are finer than what was read.
  private static final int FINER = 96;

  private static final int FIRST_WORDS = 2;

  private final RandomBits bits;
  private final boolean fast;

  /// @param fast whether doubles may decide; the choice is the same
  WeightedChoice(RandomBits bits, boolean fast) {
    this.bits = bits;
    this.fast = fast;
  }

  /// @param lengths at least 0, not all 0, with a sum below 2^62
  /// @param penalties at least 0
  /// @param rate at least 0
  int choose(long[] lengths, long[] penalties, Rational rate) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] > 0) {
        least = Math.min(least, penalties[i]);
      }
    }
    BigInteger read = BigInteger.valueOf(bits.word()).shiftLeft(32).or(word());
    int chosen = fast ? byDoubles(lengths, penalties, least, rate.doubleValue(), read) : -1;
    for (int words = FIRST_WORDS; chosen < 0; words++) {
      chosen = byBigIntegers(lengths, penalties, least, rate, read, 32 * words);
      if (chosen < 0) {
        read = read.shiftLeft(32).or(word());
      }
    }
    return chosen;
  }

  private BigInteger word() {
    return BigInteger.valueOf(bits.word());
  }

  /// An index, or -1 where doubles cannot tell. An exponent below 746, beyond which weights vanish,
  /// is off by less than 2^-42, the sum of n weights by n 2^-53 of itself, the uniform number by
  /// 2^-53.
  private static int byDoubles(
      long[] lengths, long[] penalties, long least, double rate, BigInteger read) {
    double total = 0;
    double[] upTo = new double[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] > 0) {
        total += lengths[i] * Math.exp(-(penalties[i] - least) * rate);
      }
      upTo[i] = total;
    }
    double doubt = total * (0x1p-40 + lengths.length * 0x1p-52);
    double place = total * read.shiftRight(11).doubleValue() * 0x1p-53;
    for (int i = 0; i < lengths.length; i++) {
      if (place < upTo[i] - doubt) {
        return i == 0 || place > upTo[i - 1] + doubt ? i : -1;
      }
    }
    return -1;
  }

  private static int byBigIntegers(
      long[] lengths, long[] penalties, long least, Rational rate, BigInteger read, int length) {
    var upTo = new Enclosure[lengths.length];
    BigInteger low = BigInteger.ZERO;
    BigInteger high = BigInteger.ZERO;
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] > 0) {
        BigInteger factor = BigInteger.valueOf(lengths[i]);
        Enclosure weight =
            Enclosure.exponential(
                rate.numerator().multiply(BigInteger.valueOf(penalties[i] - least)),
                rate.denominator(),
                length + FINER);
        low = low.add(weight.lower().multiply(factor));
        high = high.add(weight.upper().multiply(factor));
      }
      upTo[i] = new Enclosure(low, high);
    }
    // The uniform number lies in [read, read + 1) / 2^length, the place in that times the total.
    BigInteger from = read.multiply(low);
    BigInteger to = read.add(BigInteger.ONE).multiply(high);
    for (int i = 0; i < lengths.length; i++) {
      if (to.compareTo(upTo[i].lower().shiftLeft(length)) <= 0) {
        boolean certain = i == 0 || from.compareTo(upTo[i - 1].upper().shiftLeft(length)) >= 0;
        return certain ? i : -1;
      }
    }
    // Only the last share can end at the total itself, which its own bounds cannot prove.
    int last = lengths.length - 1;
    while (lengths[last] == 0) {
      last--;
    }
    return last == 0 || from.compareTo(upTo[last - 1].upper().shiftLeft(length)) >= 0 ? last : -1;
  }
}
