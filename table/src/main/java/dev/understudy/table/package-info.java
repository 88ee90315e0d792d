/// Typed columns, schema, doctor, split and seeds.
@NullMarked
package dev.understudy.table;

import org.jspecify.annotations.NullMarked;
