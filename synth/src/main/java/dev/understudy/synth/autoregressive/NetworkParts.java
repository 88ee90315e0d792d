package dev.understudy.synth.autoregressive;

import dev.understudy.learn.network.AutoregressiveNetwork;
import java.util.List;

/// What was learned, and what its classes mean.
///
/// @param network the conditionals
/// @param features how codes are classes, one per feature
/// @param presence per feature the one that says whether it has a value, or -1
record NetworkParts(AutoregressiveNetwork network, List<CodeClasses> features, int[] presence) {

  NetworkParts at(double temperature) {
    return new NetworkParts(network.at(temperature), features, presence);
  }
}
