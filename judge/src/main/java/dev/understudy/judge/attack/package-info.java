/// Attacks on a synthetic table: what it gives away about the people it was learned from.
@org.jspecify.annotations.NullMarked
package dev.understudy.judge.attack;
