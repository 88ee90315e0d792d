/// From columns to codes and back: one file per kind of column, shared by all models. Analyse once,
/// then encode and decode; rare and extreme values are withheld here, so no model can emit them.
@NullMarked
package dev.understudy.synth.encoding;

import org.jspecify.annotations.NullMarked;
