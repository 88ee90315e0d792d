/// Judges a synthetic table against real training and holdout rows, whoever made it.
@NullMarked
package dev.understudy.judge;

import org.jspecify.annotations.NullMarked;
