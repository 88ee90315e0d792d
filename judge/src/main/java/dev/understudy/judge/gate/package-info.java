/// Whether a synthetic table may be released, by rules that are data.
@org.jspecify.annotations.NullMarked
package dev.understudy.judge.gate;
