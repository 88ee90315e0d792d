/// Bayesian networks: each column given a few others.
@NullMarked
package dev.understudy.synth.bayesian;

import org.jspecify.annotations.NullMarked;
