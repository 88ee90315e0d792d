package dev.understudy.synth;

import java.util.List;

/// A model that can say which columns drive which.
public interface Explained {

  /// One entry per modelled feature, in the order they are drawn.
  List<Drivers> drivers();

  /// What a feature is drawn from.
  ///
  /// @param feature a column, or whether its cells are missing
  /// @param by what it depends on, strongest first; empty where it depends on nothing
  record Drivers(String feature, List<Driver> by) {
    public Drivers {
      by = List.copyOf(by);
    }
  }

  /// @param feature a column, or whether its cells are missing
  /// @param share of what all drivers together tell, in (0, 1]
  /// @param nats what it tells about a row given the others, natural logarithm, above 0
  record Driver(String feature, double share, double nats) {}
}
