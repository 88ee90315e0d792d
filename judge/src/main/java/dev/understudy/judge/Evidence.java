package dev.understudy.judge;

import dev.understudy.table.Schema;
import dev.understudy.table.Table;
import org.jspecify.annotations.Nullable;

/// What is judged. All tables have the schema's columns; category dictionaries may differ.
///
/// @param train real rows the generator learned from
/// @param holdout real rows it never saw, null where there are none
/// @param synthetic rows it made
/// @param schema meaning of the columns, with target and person key where there are any
public record Evidence(Table train, @Nullable Table holdout, Table synthetic, Schema schema) {}
