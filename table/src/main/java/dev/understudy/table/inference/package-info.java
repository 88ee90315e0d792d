/// From cells as spelled to a typed table: [dev.understudy.table.inference.Inference] finds out
/// what each column means, [dev.understudy.table.inference.Columns] then reads the cells
/// accordingly. Judged on the data; names only tip the balance.
@NullMarked
package dev.understudy.table.inference;

import org.jspecify.annotations.NullMarked;
