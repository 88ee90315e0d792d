/// The measures and what they share: coding of the columns, boosted trees, bootstrap.
@NullMarked
package dev.understudy.judge.internal;

import org.jspecify.annotations.NullMarked;
