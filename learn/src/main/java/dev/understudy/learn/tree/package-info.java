/// Histogram trees and what is built of them.
@NullMarked
package dev.understudy.learn.tree;

import org.jspecify.annotations.NullMarked;
