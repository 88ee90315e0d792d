/// What generators of noisy marginals share: tables released through noise, codes put together
/// where noise drowns them, and the model that draws.
@NullMarked
package dev.understudy.synth.measured;

import org.jspecify.annotations.NullMarked;
