/// Attacks on a synthetic table: what it gives away about the people it was learned from.
@NullMarked
package dev.understudy.judge.attack;

import org.jspecify.annotations.NullMarked;
