/// Columns one after the other, each given those before it, by boosted trees.
@NullMarked
package dev.understudy.synth.trees;

import org.jspecify.annotations.NullMarked;
