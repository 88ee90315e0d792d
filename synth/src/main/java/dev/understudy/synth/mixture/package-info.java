/// A mixture of components inside each of which all columns are independent.
@NullMarked
package dev.understudy.synth.mixture;

import org.jspecify.annotations.NullMarked;
