/// Coded views, marginals, trees, linear models and neighbours.
@NullMarked
package dev.understudy.learn;

import org.jspecify.annotations.NullMarked;
