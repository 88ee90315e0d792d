/// Histogram trees and what is built of them.
@NullMarked
package dev.understudy.learn.network;

import org.jspecify.annotations.NullMarked;
