/// Synthesizers and their models.
@NullMarked
package dev.understudy.synth;

import org.jspecify.annotations.NullMarked;
