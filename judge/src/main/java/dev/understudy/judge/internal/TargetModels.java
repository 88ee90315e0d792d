package dev.understudy.judge.internal;

import java.util.Optional;

/// Models that predict the target, trained on each table and tested on the real holdout. Each is
/// empty where it cannot be trained.
///
/// @param target what is predicted
/// @param test the holdout rows whose target is known
/// @param real predictions of the model trained on training rows
/// @param synthetic likewise on synthetic rows
/// @param holdout likewise on the holdout itself, in folds, each row by a model that did not see it
/// @param independent likewise on independent columns
/// @param copy likewise on a copy of training rows
public record TargetModels(
    Target target,
    CodedRows test,
    Optional<Predictions> real,
    Optional<Predictions> synthetic,
    Optional<Predictions> holdout,
    Optional<Predictions> independent,
    Optional<Predictions> copy) {}
