package dev.understudy.synth.copula;

/// The copula of one group of rows.
///
/// @param rows the group held in the training data
/// @param probabilities of the ranks of each latent's feature, `[latent][rank]`
/// @param correlation of the latents, positive definite, `[latent][latent]`
record CopulaGroup(long rows, double[][] probabilities, double[][] correlation) {}
