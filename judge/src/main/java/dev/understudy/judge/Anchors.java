package dev.understudy.judge;

import org.jspecify.annotations.Nullable;

/// The same measure of three tables everybody understands, computed by the same code on as many
/// rows. Null where it could not be computed.
///
/// @param holdout real rows the generator never saw in the place of the synthetic ones
/// @param independent the training columns, each shuffled by itself
/// @param copy the training rows themselves
public record Anchors(
    @Nullable Double holdout, @Nullable Double independent, @Nullable Double copy) {

  public static final Anchors NONE = new Anchors(null, null, null);
}
