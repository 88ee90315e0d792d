/// Reads and writes files and databases.
@NullMarked
package dev.understudy.connect;

import org.jspecify.annotations.NullMarked;
