/// The default private generator: few marginals, each as fine as its noise bears.
@NullMarked
package dev.understudy.synth.marginals;

import org.jspecify.annotations.NullMarked;
