/// What a person sees of the process: streams, colours, progress, interruption.
@NullMarked
package dev.understudy.app.terminal;

import org.jspecify.annotations.NullMarked;
