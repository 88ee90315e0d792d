/// The arithmetic of privacy loss: Gaussian, concentrated and Renyi differential privacy,
/// privacy-loss distributions, and the Poisson-subsampled Gaussian of training.
@NullMarked
package dev.understudy.privacy.accounting;

import org.jspecify.annotations.NullMarked;
