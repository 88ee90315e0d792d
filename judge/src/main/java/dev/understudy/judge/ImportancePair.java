package dev.understudy.judge;

/// How much a column moves the predictions of the model trained on real and of the one trained on
/// synthetic rows: mean absolute SHAP value as a share of the sum over all columns.
///
/// @param column its name
/// @param real share of the real-trained model, in [0, 1]
/// @param synthetic share of the synthetic-trained model
public record ImportancePair(String column, double real, double synthetic) {}
