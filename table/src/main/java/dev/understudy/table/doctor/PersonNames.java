package dev.understudy.table.doctor;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells names of persons by their form and by the commonest first names of a dozen languages.
final class PersonNames {

  /// Capitalised words of letters; digits may trail, as in names of test data (`Anna12 Berg7`).
  private static final Pattern FULL_NAME =
      Pattern.compile(
          "(\\p{Lu}[\\p{L}'’.-]*\\d*,?)("
              + " (\\p{Lu}|de|da|van|von|der|den|la|le|du|del)[\\p{L}'’.-]*\\d*){1,4}");

  private static final Pattern ONE_NAME =
      Pattern.compile("\\p{L}[\\p{L}'’.-]*\\d*( [\\p{L}'’.-]+\\d*){0,4}");

  /// First names among the hundred commonest of the last century in the United States, the United
  /// Kingdom, Germany, France, Spain, Italy, the Netherlands, Sweden, Poland, Brazil, India, the
  /// Arab countries or China, in plain letters.
  private static final Set<String> FIRST_NAMES =
      Set.of(
          """
          james john robert michael william david richard joseph thomas charles
          christopher daniel matthew anthony mark donald steven paul andrew kenneth george
          edward brian kevin ronald timothy jason jeffrey ryan jacob gary nicholas eric
          stephen jonathan larry justin scott brandon frank benjamin samuel patrick jack
          peter harry oliver simon martin alan mary patricia jennifer linda elizabeth
          barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley
          dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie
          rebecca laura helen sharon cynthia kathleen amy anna angela ruth julia jane
          alice emma olivia sophia charlotte hans klaus wolfgang jurgen heinz gunter
          stefan andreas christian markus matthias tobias jan felix lukas jonas ursula
          monika petra sabine renate helga karin brigitte ingrid claudia katrin lena
          leonie jean pierre michel andre philippe rene louis alain jacques bernard
          francois marie jeanne francoise monique catherine nathalie isabelle camille jose
          antonio manuel francisco juan javier carlos miguel luis pedro jesus alejandro
          maria carmen ana isabel dolores pilar teresa lucia giuseppe giovanni mario luigi
          francesco marco luca giulia francesca chiara rosa johannes piet willem hendrik
          lars anders mikael johan erik karl sven eva kristina birgitta piotr krzysztof
          andrzej agnieszka katarzyna malgorzata joao paulo fernanda amit rahul sanjay
          priya anita sunita mohammed muhammad mohamed ahmed ali hassan fatima wei ming
          yan astrid bjorn niklas gabriel lucas leon noah liam victoria diana roberto
          ricardo eduardo fernando jorge marta
          """
              .strip()
              .split("\\s+"));

  private PersonNames() {}

  /// Whether the text is one word or a few of letters, as a first or last name is.
  static boolean isName(String text) {
    return ONE_NAME.matcher(text.strip()).matches();
  }

  /// Whether the text looks like first and last name: two to five capitalised words.
  static boolean isFullName(String text) {
    return FULL_NAME.matcher(text.strip()).matches();
  }

  /// Whether the text looks like first and last name and one of its words is a common first name.
  static boolean isKnownFullName(String text) {
    String name = text.strip();
    if (!FULL_NAME.matcher(name).matches()) {
      return false;
    }
    for (String word : name.split("[ ,]+")) {
      if (isFirstName(word)) {
        return true;
      }
    }
    return false;
  }

  static boolean isFirstName(String word) {
    String plain =
        Normalizer.normalize(word, Normalizer.Form.NFD)
            .replaceAll("[\\p{M}\\d.,]", "")
            .toLowerCase(Locale.ROOT);
    return FIRST_NAMES.contains(plain);
  }
}
