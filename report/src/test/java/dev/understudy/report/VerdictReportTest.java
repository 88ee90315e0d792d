package dev.understudy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.gate.RuleResult;
import dev.understudy.judge.gate.Verdict;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// What a report shows of the gate's verdict and of the attacks.
class VerdictReportTest {

  private static final String ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
  private static final Pattern SVG = Pattern.compile("<svg\\b.*?</svg>", Pattern.DOTALL);
  private static final Pattern SECTION = Pattern.compile("<section id=\"([a-z]+)\"");
  private static final Pattern LINK = Pattern.compile("<a href=\"#([a-z]+)\"");

  @Test
  void aHarmlessTableIsReleasedInWordSignAndColour() {
    String html = Report.html(AttackExamples.released());

    assertThat(verdict(html))
        .contains("<strong>RELEASE</strong>")
        .contains("class=\"verdict outcome-release\"")
        .contains("<desc>A disc with a tick.</desc>")
        .contains("for a partner, under a contract that forbids to look for persons")
        .contains("Nothing need change.")
        .doesNotContain("REJECT");
  }

  @Test
  void aLeakIsRejectedByTheRuleThatDecidesWithItsFigureAndWhatWouldChangeIt() {
    ReportContent content = AttackExamples.rejected();
    Verdict verdict = Objects.requireNonNull(content.verdict());
    String html = verdict(Report.html(content));

    assertThat(html)
        .contains("<strong>REJECT</strong>")
        .contains("<desc>An octagon with a cross.</desc>")
        .contains("for the public: everybody, for ever")
        .contains("Copied rows: exact copies is 0.016 [0.015, 0.017]; beyond 0.005 it is rejected.")
        .contains("Make the rows anew with a generator that does not repeat its rows")
        .contains("The verdict is the worst of " + verdict.rules().size() + " rules")
        .contains("<strong>Against whom.</strong>");
    for (RuleResult rule : verdict.rules()) {
      assertThat(html).contains("<details><summary>Why these limits</summary><p>");
      assertThat(html).contains(rule.because());
    }
    assertThat(html.indexOf("<strong>REJECT</strong>", html.indexOf("<tbody")))
        .as("worst rules first")
        .isLessThan(html.indexOf("<strong>RELEASE</strong>"));
  }

  @Test
  void withoutHoldoutNothingIsConcludedAndTheReportSaysWhyAndWhatToDo() {
    String html = Report.html(AttackExamples.withoutHoldout());

    assertThat(verdict(html))
        .contains("<strong>INCONCLUSIVE</strong>")
        .contains("<desc>A broken ring with a question mark.</desc>")
        .contains("not known, inconclusive: no holdout.");
    assertThat(section(html, "attacks"))
        .contains("The attacks are inconclusive: there is no holdout.")
        .contains("Set people aside at random before the generator learns")
        .doesNotContain("<svg")
        .doesNotContain("NaN");
  }

  @Test
  void attacksStandBesideAnchorsGuessingAndTheirIntervals() {
    String attacks = section(Report.html(AttackExamples.released()), "attacks");

    assertThat(attacks)
        .contains("All people: 10,854 members, 10,854 others")
        .contains("Exposed people, who stand apart: 1085 members, 1085 others")
        .contains("Density ratio (DOMIAS): 0.499 (0.487 to 0.511); real holdout 0.503")
        .contains("All intervals hold together with a confidence of 95")
        .contains("too few people")
        .contains("Guessing finds")
        .contains("Inference of a secret: income")
        .contains("descriptive: decides nothing")
        .doesNotContain("The claim allows at most");
  }

  @Test
  void aClaimIsDrawnAsABoundAndRefutedNeverConfirmed() {
    String html = Report.html(AttackExamples.claimed());

    assertThat(verdict(html)).contains("epsilon 0.5").contains("they can never confirm it");
    assertThat(section(html, "attacks"))
        .contains("class=\"bound-area\"")
        .contains("The most that epsilon 0.5, delta 1e-5 allows")
        .contains("The claim allows at most");
  }

  @Test
  void legalFramesAreEvidenceAndNotAdvice() {
    assertThat(section(Report.html(AttackExamples.rejected()), "frames"))
        .contains("Evidence, not legal advice.")
        .contains("Opinion 05/2014")
        .contains("Is it possible to isolate the records of an individual in the data set?")
        .contains("0.09");
  }

  @Test
  void theAttacksAloneMakeAReportWithoutTheSectionsOfAScorecard() {
    assertThat(sections(Report.html(AttackExamples.attacksOnly())))
        .containsExactly("attacks", "findings", "provenance", "glossary");
  }

  @Test
  void anEvaluationAloneMakesAReportWithoutAttacksAndVerdict() {
    assertThat(sections(Report.html(Examples.patients())))
        .containsExactly(
            "words",
            "findings",
            "scores",
            "columns",
            "associations",
            "structure",
            "utility",
            "privacy",
            "provenance",
            "glossary");
  }

  @Test
  void theNavigationNamesWhatIsThere() {
    for (ReportContent content :
        List.of(
            AttackExamples.released(),
            AttackExamples.attacksOnly(),
            AttackExamples.withoutHoldout(),
            Examples.bare())) {
      String html = Report.html(content);
      String navigation = html.substring(html.indexOf("<nav"), html.indexOf("</nav>"));
      assertThat(LINK.matcher(navigation).results().map(match -> match.group(1)))
          .containsExactlyElementsOf(sections(html));
    }
  }

  @Test
  void textFromTheDataCannotBecomeMarkup() throws Exception {
    for (String suffix : List.of(ATTACK, " \u0000\u0007\ud800 naïve ünï 漢字 😀")) {
      String html = Report.html(AttackExamples.suffixed(suffix));

      assertThat(html).doesNotContain("<img").doesNotContain("<script>alert");
      Matcher drawings = SVG.matcher(html);
      while (drawings.find()) {
        Element drawing =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(drawings.group())))
                .getDocumentElement();
        assertThat(drawing.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(drawing.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
      }
    }
  }

  private static String verdict(String html) {
    return section(html, "verdict");
  }

  private static String section(String html, String id) {
    int from = html.indexOf("<section id=\"" + id + "\"");
    return html.substring(from, html.indexOf("</section>", from));
  }

  private static List<String> sections(String html) {
    return SECTION.matcher(html).results().map(match -> match.group(1)).toList();
  }
}
