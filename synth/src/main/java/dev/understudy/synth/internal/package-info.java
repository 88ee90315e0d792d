/// What the generators share behind the public types.
@NullMarked
package dev.understudy.synth.internal;

import org.jspecify.annotations.NullMarked;
