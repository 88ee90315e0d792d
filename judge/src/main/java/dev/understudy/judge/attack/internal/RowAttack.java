package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedRows;
import java.util.List;

/// An attack that succeeds or fails on each row asked for.
interface RowAttack {

  /// Of its results, in snake_case.
  String name();

  /// @param members training rows
  /// @param others as many rows the generator never saw
  /// @param judged the released rows
  List<DisclosureResult> against(CodedRows members, CodedRows others, CodedRows judged);

  /// Successes on each side.
  static Rates rates(boolean[] onMembers, boolean[] onOthers) {
    return new Rates(count(onMembers), onMembers.length, count(onOthers), onOthers.length);
  }

  private static long count(boolean[] successes) {
    long count = 0;
    for (boolean success : successes) {
      count += success ? 1 : 0;
    }
    return count;
  }
}
