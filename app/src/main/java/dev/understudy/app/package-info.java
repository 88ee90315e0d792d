/// The command line.
@NullMarked
package dev.understudy.app;

import org.jspecify.annotations.NullMarked;
