/// All generators by name, and the files their models are kept in.
@NullMarked
package dev.understudy.synth.registry;

import org.jspecify.annotations.NullMarked;
