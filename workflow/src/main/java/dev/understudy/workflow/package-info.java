/// The whole walk from a table to a judged stand-in.
@NullMarked
package dev.understudy.workflow;

import org.jspecify.annotations.NullMarked;
