/// The grouped Gaussian copula: [dev.understudy.synth.copula.CopulaSynthesizer] says how it works.
@NullMarked
package dev.understudy.synth.copula;

import org.jspecify.annotations.NullMarked;
