package dev.understudy.learn.network;

/// Whose rows a private training learns from.
///
/// @param names a number for each person, by which chance is keyed; it depends on that person's
///   rows and on nothing else, so that it stays if somebody is added or removed
/// @param rows of each person, at least one
public record Contributors(long[] names, int[][] rows) {

  public Contributors {
    if (names.length != rows.length) {
      throw new IllegalArgumentException("every person has a name");
    }
  }
}
