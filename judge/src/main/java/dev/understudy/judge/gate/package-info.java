/// Whether a synthetic table may be released, by rules that are data.
@NullMarked
package dev.understudy.judge.gate;

import org.jspecify.annotations.NullMarked;
