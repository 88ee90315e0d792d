/// How text files are taken apart: encoding, dialect, cells.
@NullMarked
package dev.understudy.connect.internal;

import org.jspecify.annotations.NullMarked;
