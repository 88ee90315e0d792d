package dev.understudy.privacy;

/// One entry of a ledger: what was released, and at what cost.
public record Charge(String name, Cost cost) {
  public Charge {
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("An entry of the ledger needs a name on one line.");
    }
  }

  /// The cost as a ledger file has it, such as `discrete-gaussian 15 1200.5`.
  public String costText() {
    return CostText.write(cost);
  }
}
