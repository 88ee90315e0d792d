package dev.understudy.synth.trees;

import dev.understudy.synth.encoding.ColumnEncoding;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.table.UserError;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// In which order features are drawn: those of the columns that are asked for first, the others in
/// the table's order, the target's last unless it is asked for, then those of rows; and what
/// determines whether a cell is present before the cell's value. Features that are looked up are
/// left out.
final class DrawingOrder {

  private final int[] presence;
  private final List<Dependencies.Rule> rules;
  private final LinkedHashSet<Integer> order = new LinkedHashSet<>();

  private DrawingOrder(int[] presence, List<Dependencies.Rule> rules) {
    this.presence = presence;
    this.rules = rules;
  }

  /// @param first names of columns
  /// @param target features of the target
  /// @throws UserError if there is no such column
  static int[] of(
      TableEncoding encoding, List<String> first, int[] target, List<Dependencies.Rule> rules) {
    DrawingOrder drawing = new DrawingOrder(encoding.presence(), rules);
    Map<String, int[]> features = features(encoding);
    for (String column : first) {
      int[] asked = features.get(column);
      if (asked == null) {
        throw UserError.unknownColumn(
            column, encoding.columns().stream().map(ColumnEncoding::column).toList());
      }
      drawing.append(asked);
    }
    for (ColumnEncoding column : encoding.columns()) {
      int[] own = features.getOrDefault(column.column(), new int[0]);
      if (!Arrays.equals(own, target)) {
        drawing.append(own);
      }
    }
    drawing.append(target);
    drawing.append(encoding.featuresOfRows());
    return drawing.order.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Map<String, int[]> features(TableEncoding encoding) {
    Map<String, int[]> features = new HashMap<>();
    int next = 0;
    for (ColumnEncoding column : encoding.columns()) {
      int[] own = new int[column.features().size()];
      for (int k = 0; k < own.length; k++) {
        own[k] = next++;
      }
      features.put(column.column(), own);
    }
    return features;
  }

  private void append(int[] features) {
    for (int feature : features) {
      append(feature);
    }
  }

  private void append(int feature) {
    for (Dependencies.Rule rule : rules) {
      if (rule.determined() == feature) {
        return;
      }
      if (rule.determined() == presence[feature]) {
        order.add(rule.by());
      }
    }
    order.add(feature);
  }
}
