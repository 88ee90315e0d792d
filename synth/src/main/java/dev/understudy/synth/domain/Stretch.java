package dev.understudy.synth.domain;

import java.util.ArrayList;
import java.util.List;

/// Places `from` to `to` of a grid, both included, and about how many rows lie there.
record Stretch(long from, long to, long count) {

  boolean single() {
    return from == to;
  }

  Stretch counted(long rows) {
    return new Stretch(from, to, rows);
  }

  /// Up to `most` parts, nearly equally long.
  List<Stretch> parts(int most) {
    List<Stretch> parts = new ArrayList<>();
    long size = to - from + 1;
    for (int part = 0; part < most; part++) {
      long start = from + size / most * part + Math.min(part, size % most);
      long end = from + size / most * (part + 1) + Math.min(part + 1, size % most) - 1;
      if (end >= start) {
        parts.add(new Stretch(start, end, 0));
      }
    }
    return parts;
  }
}
