/// Typed columns and their meaning: [dev.understudy.table.Table] holds the values,
/// [dev.understudy.table.Schema] says what they mean. Imports nothing of the other modules.
@NullMarked
package dev.understudy.table;

import org.jspecify.annotations.NullMarked;
