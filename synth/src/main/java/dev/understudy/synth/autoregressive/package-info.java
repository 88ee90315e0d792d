/// Any-order autoregression by small networks.
@NullMarked
package dev.understudy.synth.autoregressive;

import org.jspecify.annotations.NullMarked;
