package dev.understudy.workflow;

import dev.understudy.synth.Withheld;
import java.util.List;
import java.util.Locale;

/// Says in sentences what a generator kept back to protect persons.
public final class Withholding {

  private Withholding() {}

  public static List<String> sentences(List<Withheld> withheld) {
    return withheld.stream().map(Withholding::sentence).toList();
  }

  private static String sentence(Withheld withheld) {
    return String.format(
        Locale.ROOT,
        "%s: %s (%,d %s).",
        withheld.column(),
        withheld.what(),
        withheld.cells(),
        withheld.cells() == 1 ? "cell" : "cells");
  }
}
