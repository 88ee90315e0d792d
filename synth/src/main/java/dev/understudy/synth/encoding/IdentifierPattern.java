package dev.understudy.synth.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The shape shared by a column's identifiers, position by position: characters that (nearly) all
/// of them have, or a class to draw from. Different numbers give different identifiers until the
/// pattern's capacity is used up.
///
/// @param alphabets one string per position: the characters that may stand there
public record IdentifierPattern(List<String> alphabets) {

  private static final String DIGITS = "0123456789";
  private static final String LOWER_HEXADECIMAL = "0123456789abcdef";
  private static final String UPPER_HEXADECIMAL = "0123456789ABCDEF";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /// Odd and near the golden ratio of 2^62, so that successive numbers look unrelated.
  private static final long MULTIPLIER = 2_849_934_139_195_692_801L;

  private static final int MAXIMUM_LENGTH = 64;

  /// A capacity beyond which it is not counted.
  private static final long HUGE = 1L << 31;

  /// Possible identifiers per real one from which on few new ones meet a real one by chance.
  private static final long ROOM = 1_000;

  public IdentifierPattern {
    alphabets = List.copyOf(alphabets);
    if (alphabets.isEmpty()
        || alphabets.size() > MAXIMUM_LENGTH
        || alphabets.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("malformed pattern");
    }
  }

  /// The pattern of the most frequent length.
  static IdentifierPattern learn(List<String> values, int minimumPersons) {
    TreeMap<Integer, Integer> lengths = new TreeMap<>();
    for (String value : values) {
      lengths.merge(Math.clamp(value.length(), 1, MAXIMUM_LENGTH), 1, Integer::sum);
    }
    int length =
        lengths.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(8);
    List<String> alike = values.stream().filter(value -> value.length() == length).toList();
    List<String> alphabets = new ArrayList<>();
    for (int position = 0; position < length; position++) {
      alphabets.add(alphabet(alike, position, minimumPersons));
    }
    return new IdentifierPattern(
        capacity(alphabets) < ROOM * values.size()
            ? longer(alphabets, lengths.lastKey(), ROOM * values.size())
            : alphabets);
  }

  /// More of the first position that varies, until there is room and nobody has one as long.
  private static List<String> longer(List<String> alphabets, int longest, long room) {
    int place = 0;
    while (place < alphabets.size() - 1 && alphabets.get(place).length() == 1) {
      place++;
    }
    String alphabet = alphabets.get(place).length() == 1 ? DIGITS : alphabets.get(place);
    List<String> longer = new ArrayList<>(alphabets);
    while (longer.size() < MAXIMUM_LENGTH
        && (longer.size() <= longest || capacity(longer) < Math.min(room, HUGE))) {
      longer.add(place + 1, alphabet);
    }
    return longer;
  }

  private static long capacity(List<String> alphabets) {
    long capacity = 1;
    for (String alphabet : alphabets) {
      capacity = Math.min(HUGE, capacity * alphabet.length());
    }
    return capacity;
  }

  private static String alphabet(List<String> values, int position, int minimumPersons) {
    Map<Character, Integer> held = new TreeMap<>();
    for (String value : values) {
      held.merge(value.charAt(position), 1, Integer::sum);
    }
    if (held.size() == 1 && values.size() >= minimumPersons) {
      return held.keySet().iterator().next().toString();
    }
    StringBuilder seen = new StringBuilder();
    held.forEach((character, count) -> seen.append(character.charValue()));
    for (String known : List.of(DIGITS, LOWER_HEXADECIMAL, UPPER_HEXADECIMAL, LOWER, UPPER)) {
      if (seen.chars().allMatch(character -> known.indexOf(character) >= 0)) {
        return known;
      }
    }
    boolean lettersOnly = seen.chars().allMatch(Character::isLetter);
    return lettersOnly ? LOWER : DIGITS + LOWER;
  }

  /// The identifier of the `number`-th person or row.
  String write(long number) {
    long scrambled = scramble(number);
    char[] text = new char[alphabets.size()];
    for (int position = text.length - 1; position >= 0; position--) {
      String alphabet = alphabets.get(position);
      text[position] = alphabet.charAt((int) (scrambled % alphabet.length()));
      scrambled /= alphabet.length();
    }
    return new String(text);
  }

  /// A bijection of `0 .. capacity - 1` where the capacity is below 2^31, else of 62-bit numbers.
  private long scramble(long number) {
    long capacity = capacity(alphabets);
    if (capacity == HUGE) {
      return (number * MULTIPLIER) & ((1L << 62) - 1);
    }
    long step = Math.max(1, (long) (capacity * 0.618_033_988_749_895));
    while (greatestCommonDivisor(step, capacity) != 1) {
      step++;
    }
    return number % capacity * step % capacity;
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
