/// Columns drawn one by one: the floor every generator must beat.
@NullMarked
package dev.understudy.synth.independent;

import org.jspecify.annotations.NullMarked;
