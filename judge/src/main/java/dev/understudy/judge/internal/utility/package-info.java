/// Whether models trained on synthetic rows serve as those trained on real rows do.
@NullMarked
package dev.understudy.judge.internal.utility;

import org.jspecify.annotations.NullMarked;
