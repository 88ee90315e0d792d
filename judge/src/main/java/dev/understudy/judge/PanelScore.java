package dev.understudy.judge;

import org.jspecify.annotations.Nullable;

/// How well one kind of model, trained on one table, predicts the target of the real holdout.
///
/// @param model `"boosted"`, `"forest"`, `"regression"` or `"network"`
/// @param trainedOn `"real"`, `"synthetic"`, `"real and synthetic"` or `"real and balanced"`
/// @param metric `"auc"`, `"accuracy"`, `"f1"` or `"r2"`
/// @param value trained on all rows, null where the model could not be trained
/// @param interval over the choice of holdout persons and, with more than one seed, over retraining
/// @param seeds number of trainings: on all rows, and on resampled persons for the interval
public record PanelScore(
    String model,
    String trainedOn,
    String metric,
    @Nullable Double value,
    @Nullable Interval interval,
    int seeds) {}
