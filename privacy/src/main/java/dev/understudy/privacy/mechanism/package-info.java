/// Exact mechanisms: nothing here adds floating-point noise to a value that leaves.
@NullMarked
package dev.understudy.privacy.mechanism;

import org.jspecify.annotations.NullMarked;
