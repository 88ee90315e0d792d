package dev.understudy.workflow;

import dev.understudy.synth.GeneratorSettings;
import dev.understudy.table.Seed;
import dev.understudy.workflow.confidential.Protection;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What shall be learned from a table.
///
/// @param source the real table; all its rows are used
/// @param output the model file
/// @param model name of the generator, or [Auto#NAME]
/// @param budget of the choice of a generator
/// @param asked what is asked of the generator
/// @param duplicates what repeated rows are, null while the user has not said it
/// @param protection what is promised to the people in the table, null for nothing
/// @param seed root of all chance
public record FitOptions(
    Source source,
    Path output,
    String model,
    Duration budget,
    GeneratorSettings asked,
    @Nullable Duplicates duplicates,
    @Nullable Protection protection,
    Seed seed) {}
