/// Chooses a generator for a table by trying several on a part of its training rows, and compares
/// generators on request.
@NullMarked
package dev.understudy.workflow.selection;

import org.jspecify.annotations.NullMarked;
