package dev.understudy.judge.gate;

import dev.understudy.judge.Interval;
import org.jspecify.annotations.Nullable;

/// What was found that bears on a question of a legal frame. Evidence for those who decide, not
/// legal advice.
///
/// @param frame such as `"GDPR, Opinion 05/2014"`
/// @param question it asks
/// @param finding the answer the figures give
/// @param value the figure, null for none
/// @param interval of the figure, null for none
/// @param threshold the frame's own, null where it names none
public record FrameEvidence(
    String frame,
    String question,
    String finding,
    @Nullable Double value,
    @Nullable Interval interval,
    @Nullable Double threshold) {}
