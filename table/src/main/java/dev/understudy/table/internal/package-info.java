/// Storage of columns, as narrow as the values allow.
@NullMarked
package dev.understudy.table.internal;

import org.jspecify.annotations.NullMarked;
