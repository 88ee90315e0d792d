package dev.understudy.synth;

import java.util.List;

/// A model that sees a table as segments of similar rows.
public interface Segmented {

  /// The largest first.
  List<Segment> segments();

  /// @param share of all rows, in (0, 1]
  /// @param traits by which its rows differ most from all rows, the most telling first
  record Segment(double share, List<Trait> traits) {
    public Segment {
      traits = List.copyOf(traits);
    }
  }

  /// @param feature a column, or whether its cells are missing
  /// @param values that are more frequent in the segment, such as `61 to 74` or `yes`
  /// @param here share of the segment's rows that have them
  /// @param overall share of all rows that have them
  record Trait(String feature, String values, double here, double overall) {}
}
