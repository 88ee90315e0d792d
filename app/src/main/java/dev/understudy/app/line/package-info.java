/// From the words of a command line to typed options, or to one sentence that says what is wrong.
@NullMarked
package dev.understudy.app.line;

import org.jspecify.annotations.NullMarked;
