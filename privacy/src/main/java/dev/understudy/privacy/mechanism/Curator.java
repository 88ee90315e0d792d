package dev.understudy.privacy.mechanism;

import dev.understudy.privacy.Ledger;

/// Guards the exact values: every release is charged to the ledger, and on disk if the ledger is,
/// before its noise is drawn.
public final class Curator implements Releases {
  private final Ledger ledger;
  private final RandomBits bits;

  /// Noise from [java.security.SecureRandom].
  public Curator(Ledger ledger) {
    this(ledger, RandomBits.secure());
  }

  Curator(Ledger ledger, RandomBits bits) {
    this.ledger = ledger;
    this.bits = bits;
  }

  @Override
  public <E, R> R release(String name, Mechanism<E, R> mechanism, E exact) {
    ledger.charge(name, mechanism.cost());
    return mechanism.draw(exact, bits);
  }
}
