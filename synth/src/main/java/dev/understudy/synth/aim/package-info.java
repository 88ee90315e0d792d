/// The adaptive and iterative mechanism.
@NullMarked
package dev.understudy.synth.aim;

import org.jspecify.annotations.NullMarked;
