package dev.understudy.workflow.selection;

/// What a generator took.
///
/// @param fitSeconds to learn, by the wall clock
/// @param sampleSeconds to make as many rows as it learned from
/// @param peakBytes of the heap while it did so, garbage included
public record Effort(double fitSeconds, double sampleSeconds, long peakBytes) {}
