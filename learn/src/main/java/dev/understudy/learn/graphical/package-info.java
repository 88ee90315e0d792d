/// Graphical models over discrete features: junction trees, exact inference, estimation from noisy
/// marginals. Pure mathematics: nothing here knows of privacy.
@NullMarked
package dev.understudy.learn.graphical;

import org.jspecify.annotations.NullMarked;
