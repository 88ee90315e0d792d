package dev.understudy.judge.attack.internal;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.Coding;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Role;
import dev.understudy.table.Schema;
import dev.understudy.table.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Which attacks on single rows are made, by the roles of the columns.
final class RowAttacks {

  /// Secrets attacked where none is declared.
  private static final int USUAL_SECRETS = 3;

  private RowAttacks() {}

  /// @param reference real rows an attacker without synthetic rows would use
  static List<RowAttack> of(Schema schema, CodedRows reference, Seed seed) {
    List<ColumnSchema> modelled = Coding.modelled(schema);
    int[] everything = IntStream.range(0, modelled.size()).toArray();
    int[] quasi = having(modelled, Role.QUASI_IDENTIFIER);
    int[] describing = quasi.length == 0 ? everything : quasi;
    List<RowAttack> attacks = new ArrayList<>();
    attacks.add(new SinglingOut(describing, seed.child("singling out")));
    int[] linked = quasi.length >= 4 ? quasi : everything;
    if (linked.length >= 2) {
      attacks.add(halves(linked, seed.child("linkability")));
    }
    for (int secret : secrets(modelled, quasi)) {
      int[] known = quasi.length == 0 ? without(everything, secret) : without(quasi, secret);
      if (known.length > 0) {
        attacks.add(new AttributeInference(secret, known, reference));
      }
    }
    if (describing.length >= 2) {
      attacks.add(new UniqueCombinations(describing, seed.child("combinations")));
    }
    return attacks;
  }

  private static Linkability halves(int[] columns, Seed seed) {
    int[] order = columns.clone();
    seed.stream().shuffle(order);
    int half = order.length / 2;
    int[] left = Arrays.copyOf(order, half);
    int[] right = Arrays.copyOfRange(order, half, order.length);
    Arrays.sort(left);
    Arrays.sort(right);
    return new Linkability(left, right);
  }

  /// The sensitive columns; where none is declared the target and the first others that are no
  /// quasi-identifiers.
  private static List<Integer> secrets(List<ColumnSchema> modelled, int[] quasi) {
    int[] sensitive = having(modelled, Role.SENSITIVE);
    if (sensitive.length > 0) {
      return Arrays.stream(sensitive).boxed().toList();
    }
    List<Integer> secrets = new ArrayList<>();
    Arrays.stream(having(modelled, Role.TARGET)).forEach(secrets::add);
    for (int column = 0; column < modelled.size() && secrets.size() < USUAL_SECRETS; column++) {
      int candidate = column;
      if (!secrets.contains(column)
          && Arrays.stream(quasi).noneMatch(index -> index == candidate)) {
        secrets.add(column);
      }
    }
    return secrets;
  }

  private static int[] having(List<ColumnSchema> columns, Role role) {
    return IntStream.range(0, columns.size())
        .filter(index -> columns.get(index).has(role))
        .toArray();
  }

  private static int[] without(int[] columns, int column) {
    return Arrays.stream(columns).filter(other -> other != column).toArray();
  }
}
