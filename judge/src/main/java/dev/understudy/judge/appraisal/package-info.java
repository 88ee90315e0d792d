/// A first look at candidates for one table: the few figures that choose between generators, in a
/// second or two each, by the same code as the judgement's.
@NullMarked
package dev.understudy.judge.appraisal;

import org.jspecify.annotations.NullMarked;
