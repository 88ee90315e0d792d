package dev.understudy.judge.internal.utility;

import dev.understudy.judge.internal.CodedRows;
import dev.understudy.judge.internal.NetworkInputs;
import dev.understudy.judge.internal.TargetNetwork;
import dev.understudy.learn.DenseNetwork;
import dev.understudy.table.Seed;

/// A dense network of two hidden layers.
record NetworkLearner() implements Learner {

  @Override
  public String name() {
    return "network";
  }

  @Override
  public Fitted fit(Problem problem, CodedRows train, Seed seed) {
    TargetNetwork network =
        TargetNetwork.fit(
            problem.target(),
            NetworkInputs.of(problem.coding(), problem.features()),
            train,
            DenseNetwork.Settings.STANDARD,
            seed);
    return network::predict;
  }
}
