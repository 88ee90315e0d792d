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
    String sentence = withheld.column() + ": " + withheld.what();
    return withheld.cells() == 0
        ? sentence + "."
        : sentence
            + String.format(
                Locale.ROOT,
                " (%,d %s).",
                withheld.cells(),
                withheld.cells() == 1 ? "cell" : "cells");
  }
}
