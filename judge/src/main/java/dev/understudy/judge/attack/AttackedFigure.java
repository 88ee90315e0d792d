package dev.understudy.judge.attack;

import org.jspecify.annotations.Nullable;

/// Which figure of an attack report is meant.
///
/// @param name of the attack or disclosure
/// @param subject secret column of a disclosure, empty where it is on whole rows
/// @param rows whose membership is guessed, null for a disclosure
/// @param rate of false positives at which members found are told, such as `"0.01"`; empty for the
///   area, or for a disclosure
public record AttackedFigure(String name, String subject, Attack.@Nullable Rows rows, String rate) {

  public static AttackedFigure membership(String name, Attack.Rows rows, String rate) {
    return new AttackedFigure(name, "", rows, rate);
  }

  public static AttackedFigure disclosure(String name, String subject) {
    return new AttackedFigure(name, subject, null, "");
  }
}
