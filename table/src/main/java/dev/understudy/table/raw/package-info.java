/// A table as it was written: what a reader hands to inference before anything is known about the
/// meaning of a cell. [dev.understudy.table.raw.RawTable] is the entry; a reader fills one
/// [dev.understudy.table.raw.RawColumnBuilder] per column.
@NullMarked
package dev.understudy.table.raw;

import org.jspecify.annotations.NullMarked;
