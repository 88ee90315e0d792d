/// Tables as numbers only, for tools that take nothing else, and how to get from one to the other.
@NullMarked
package dev.understudy.workflow.numeric;

import org.jspecify.annotations.NullMarked;
