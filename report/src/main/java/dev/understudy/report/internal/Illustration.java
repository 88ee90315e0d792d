package dev.understudy.report.internal;

import dev.understudy.report.internal.AssociationMaps.Captioned;
import java.util.List;

/// Drawings that answer one question, with what is needed to read them.
///
/// @param heading the question or the subject
/// @param intro what is drawn
/// @param legend the marks
/// @param drawings at least one
/// @param sentences the figures that go with them, and what was left out
public record Illustration(
    String heading,
    String intro,
    List<Key> legend,
    List<Captioned> drawings,
    List<String> sentences) {

  /// @param cssClass of the mark
  /// @param text whose it is
  public record Key(String cssClass, String text) {

    static final Key REAL_DOT = new Key("glyph g-real", "real rows");
    static final Key SYNTHETIC_DOT = new Key("glyph g-synthetic", "synthetic rows");
    static final Key NO_EFFECT = new Key("stroke k-none", "no effect");
    static final Key REAL_BAR = new Key("swatch s-real", "trained on real rows");
    static final Key SYNTHETIC_BAR = new Key("swatch s-synthetic", "trained on synthetic rows");
    static final Key REAL_MODEL = new Key("stroke k-real", "trained on real rows");
    static final Key SYNTHETIC_MODEL = new Key("stroke k-synthetic", "trained on synthetic rows");
  }

  /// One drawing has room for its words beside it.
  public boolean single() {
    return drawings.size() == 1;
  }
}
