package dev.understudy.workflow.numeric;

/// What names without an order become.
public enum CategoryCodes {
  /// A column of zeros and ones for each.
  ONEHOT,
  /// One column of their numbers in the mapping, from 0.
  ORDINAL
}
