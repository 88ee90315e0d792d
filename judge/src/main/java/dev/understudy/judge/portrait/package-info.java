/// What the report's pictures are drawn from: overlays, associations, projections, clusters.
@NullMarked
package dev.understudy.judge.portrait;

import org.jspecify.annotations.NullMarked;
