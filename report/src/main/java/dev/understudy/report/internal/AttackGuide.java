package dev.understudy.report.internal;

import dev.understudy.judge.attack.Claim;
import dev.understudy.report.chart.Digits;

/// What a reader needs to know about attacks beyond their figures.
final class AttackGuide {

  private AttackGuide() {}

  /// An attack or a distance in words; those without words here keep their name.
  static String label(String name) {
    return switch (name) {
      case "nearest_distance" -> "Nearest synthetic row";
      case "distance_difference" -> "Nearer to synthetic than to others";
      case "density_ratio" -> "Density ratio (DOMIAS)";
      case "gower_distance" -> "Nearest by Gower's distance";
      case "classifier_ratio" -> "Classifier (LOGAN)";
      case "marginal_ratio" -> "Frequency of combinations";
      case "learned_distance" -> "Learned from known members";
      case "shadow_models" -> "Shadow models of the generator";
      case "exact_copies_exposed" -> "Exact copies of exposed people";
      case "near_copies_exposed" -> "Near copies of exposed people";
      case "model_of_synthetic" -> "Model trained on synthetic rows";
      case "membership_auc_of_a_model_of_real_rows" -> "Model trained on real rows: membership AUC";
      case "unique_combinations" -> "Unique combinations come back";
      case "replayed_identifiers" -> "Identifiers come back";
      case "small_cells" -> "Small cells of published tables";
      case "inference" -> "Inference of a secret";
      default -> words(name);
    };
  }

  /// What an attack is on: `Inference of a secret: income`.
  static String label(String name, String subject) {
    return subject.isEmpty() ? label(name) : label(name) + ": " + subject;
  }

  static String words(String name) {
    return capital(name.replace('_', ' ').strip());
  }

  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /// Begun with a capital and ended with a full stop, as names of attacks in sentences are not.
  static String sentence(String text) {
    String begun = capital(text.strip());
    return begun.isEmpty() || begun.endsWith(".") ? begun : begun + ".";
  }

  static String claim(Claim claim) {
    return "Claimed is differential privacy with epsilon "
        + Digits.shortest(claim.epsilon())
        + " and delta "
        + Digits.shortest(claim.delta())
        + " for each "
        + claim.unit()
        + ". It allows no attacker an AUC above "
        + Digits.fixed(claim.greatestArea(), 3)
        + ". Attacks can refute a claim; they can never confirm it.";
  }

  /// Why nothing was concluded, from the status of the report.
  static String why(String status) {
    return switch (status) {
      case "inconclusive: no holdout" ->
          "The attacks are inconclusive: there is no holdout. Without real people the generator never"
              + " saw, a leak cannot be told from what anybody could guess about such people.";
      case "inconclusive: holdout not exchangeable" ->
          "The attacks are inconclusive: the holdout is not exchangeable with the training rows. The"
              + " two can be told apart, so an attack would find that difference and not a leak.";
      case "inconclusive: holdout overlaps the training rows" ->
          "The attacks are inconclusive: the holdout overlaps the training rows. Part of its people"
              + " were learned from, so they cannot stand for people who were not.";
      case "inconclusive: too few rows" ->
          "The attacks are inconclusive: there are too few rows. With so few people no attack could"
              + " be told from guessing.";
      default -> "The attacks are not concluded: " + status + ".";
    };
  }

  /// What the reader can do about it.
  static String toDo(String status) {
    return switch (status) {
      case "inconclusive: no holdout" ->
          "Set people aside at random before the generator learns, and give them with --holdout. For"
              + " a table that was learned from everybody there is no way to make up for it.";
      case "inconclusive: holdout not exchangeable" ->
          "Draw the holdout at random from the same table as the training rows, by person: same time,"
              + " same places, same way of asking.";
      case "inconclusive: holdout overlaps the training rows" ->
          "Split anew by person, so that nobody is on both sides, make the synthetic rows from the"
              + " training side alone, and attack again.";
      case "inconclusive: too few rows" ->
          "Keep more people aside as holdout. Where there are not enough people for that, release"
              + " under a proof, such as differential privacy, and not under a test.";
      default -> "Give training rows and a holdout drawn at random from the same people.";
    };
  }
}
