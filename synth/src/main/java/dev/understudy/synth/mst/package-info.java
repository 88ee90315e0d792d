/// The maximum spanning tree generator.
@NullMarked
package dev.understudy.synth.mst;

import org.jspecify.annotations.NullMarked;
