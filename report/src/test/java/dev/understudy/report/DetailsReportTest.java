package dev.understudy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.judge.Calibration;
import dev.understudy.judge.Fairness;
import dev.understudy.judge.Fairness.Group;
import dev.understudy.judge.Fairness.Grouping;
import dev.understudy.judge.Fairness.Sample;
import dev.understudy.judge.UtilityDetails;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// What a report shows of the details behind the scores: models, regressions, trials, survival,
/// protected groups, models under attack.
class DetailsReportTest {

  private static final String ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
  private static final Pattern SVG = Pattern.compile("<svg\\b.*?</svg>", Pattern.DOTALL);
  private static final Pattern SECTION = Pattern.compile("<section id=\"([a-z]+)\"");
  private static final Pattern LINK = Pattern.compile("<a href=\"#([a-z]+)\"");
  private static final Pattern HEADING = Pattern.compile("<h3>([^<]*)</h3>");

  @Test
  void everyModelStandsBesideItsTwinWithItsInterval() {
    String utility = section(Report.html(DetailExamples.all("")), "utility");

    assertThat(utility)
        .contains("Trained on real")
        .contains("Trained on synthetic")
        .contains("On real and synthetic")
        .contains("On real, classes balanced")
        .contains("Macro F1")
        .contains("Random forest")
        .contains("0.893<span class=\"muted range\">0.853 to 0.931</span>")
        .contains("0.862<span class=\"muted range\">")
        .contains("up to 2 times more");
  }

  @Test
  void importanceShowsTheColumnsThatMatterAndSaysWhichAreLeftOut() {
    String utility = section(Report.html(DetailExamples.all("")), "utility");

    assertThat(utility)
        .contains("Share of all importance, real and synthetic: column 0 20")
        .contains("column 14")
        .doesNotContain("column 16")
        .contains("Shown are the 15 of 20 columns that matter most to either model.")
        .contains(
            "Importance of columns: cosine 0.97 (0.95–0.99); real holdout 0.99, independent columns 0.51,"
                + " exact copy 1.00.");
  }

  @Test
  void calibrationStandsBesideTheDiagonalWithItsUncertainty() {
    assertThat(section(Report.html(DetailExamples.all("")), "utility"))
        .contains("bins of predicted probability of “presence”")
        .contains("Trained on synthetic rows: from ")
        .contains("class=\"synthetic-band\"")
        .contains("class=\"guess-line\"");
  }

  @Test
  void theBandOfACalibrationIsWilsonsInterval() {
    UtilityDetails details =
        new UtilityDetails(
            List.of(),
            List.of(
                new Calibration(
                    "real", "yes", List.of(new Calibration.Bin(0.5, 0.6, 0.5, 0.5, 100)))),
            List.of(),
            List.of(),
            List.of(),
            UtilityDetails.Survival.NONE);
    String utility =
        section(Report.html(DetailExamples.patients(details, null, List.of())), "utility");

    // 50 of 100 is .404 to .596; shares 0 to 1 lie between 212 and 22.
    assertThat(utility).contains("class=\"real-band\" d=\"M177 135.3V98.7Z\"");
    assertThat(headings(utility))
        .containsExactly("Class by class", "Confusion", "Do probabilities come true?");
  }

  @Test
  void regressionsAreDrawnAsRatiosTheLargestFirst() {
    String utility = section(Report.html(DetailExamples.all("")), "utility");

    assertThat(utility)
        .contains("Odds ratio, 1 is no effect")
        .contains("occupation = kind 0: real 4.953 (4.404 to 5.571), synthetic")
        .contains("Shown are the 25 of 31 terms with the largest absolute effect on real rows.")
        .contains("Regression coefficients: overlap 0.61 (0.58–0.65); real holdout 0.82")
        .contains("Regression coefficients: same direction 88")
        .contains("Not found in the synthetic rows: occupation = kind 4.")
        .contains("Intervals that go on beyond the axis end at its edge.")
        .contains("overlap 30")
        .doesNotContain("occupation = kind 30");
  }

  @Test
  void trialsHaveADrawingForEachScale() {
    assertThat(section(Report.html(DetailExamples.all("")), "utility"))
        .contains("Risk difference, 0 is no effect")
        .contains("drug A: real −0.12 (−0.198 to −0.0416), synthetic −0.08")
        .contains("drug A: real 0.543 (0.36 to 0.82), synthetic 0.651");
  }

  @Test
  void survivalComparesThreeTablesInSteps() {
    assertThat(section(Report.html(DetailExamples.all("")), "utility"))
        .contains("Real: from 100\u00a0% at 0 to 11\u00a0% at 197.5.")
        .contains("Real holdout: from 100")
        .contains("Hazard ratio, 1 is no effect")
        .contains("Survival curves: distance 2.1\u00a0%");
  }

  @Test
  void whatCountsForProtectedGroupsIsTheChange() {
    String fairness = section(Report.html(DetailExamples.all("")), "fairness");

    assertThat(fairness)
        .contains("What counts is the change and its interval.")
        .contains("<code>presence: yes</code>")
        .contains("By sex and race")
        .contains("<li>Gap in the data −0.023 (−0.034 to −0.012)</li>")
        .contains("<li>Parity gap +0.062 (+0.041 to +0.083)</li>")
        .doesNotContain("<li>Disparate impact")
        .contains("Parity gap, Male minus Female: 0.181 → 0.243, change +0.062")
        .contains("Disparate impact, Female over Male: 0.320 → 0.290")
        .contains("No change is clear: every interval holds 0.")
        .contains("Too few people in the holdout to judge models on them: Female, Other.")
        .contains("Too few synthetic people to judge their likeness: Female, Other.")
        .contains("2 more groups are not judged")
        .contains("21,790");
  }

  @Test
  void withoutModelsOfGroupsOnlyTheRowsAreCompared() {
    Grouping rowsOnly =
        new Grouping(
            "sex",
            List.of("sex"),
            List.of(),
            List.of(
                new Group(
                    "Female",
                    new Sample(97, null),
                    null,
                    new Sample(95, null),
                    0.93,
                    null,
                    null,
                    null)),
            1);
    String fairness =
        section(
            Report.html(
                DetailExamples.patients(
                    UtilityDetails.NONE, new Fairness("", List.of(rowsOnly)), List.of())),
            "fairness");

    assertThat(fairness)
        .contains("No gap can be compared")
        .contains("0.930")
        .contains("1 more group is not judged")
        .doesNotContain("<svg")
        .doesNotContain("<th scope=\"col\" class=\"number\">True positives")
        .doesNotContain("Too few people")
        .doesNotContain("counted is");
  }

  @Test
  void attackedModelsShareTheirAxes() {
    assertThat(section(Report.html(DetailExamples.all("")), "robustness"))
        .contains("Fooled by one step (FGSM): a neural network")
        .contains("Fooled by questions alone: boosted trees")
        .contains("Trained on synthetic rows: from 83\u00a0% at 0 to 46\u00a0% at 0.4.")
        .contains("class=\"real-band\"")
        .contains("With switches, up to two categories are changed at every strength but 0")
        .contains("Fooled by one step (FGSM) −0.03 (−0.06 to +0.00).");
  }

  @Test
  void whatWasNotMeasuredIsNotOnThePage() {
    String html = Report.html(Examples.patients());

    assertThat(sections(html)).contains("utility").doesNotContain("fairness", "robustness");
    assertThat(headings(section(html, "utility"))).containsExactly("Class by class", "Confusion");
    assertThat(
            sections(
                Report.html(
                    DetailExamples.patients(
                        UtilityDetails.NONE, new Fairness("", List.of()), List.of()))))
        .doesNotContain("fairness", "robustness");
  }

  @Test
  void theNavigationNamesTheNewSections() {
    String html = Report.html(DetailExamples.all(""));
    String navigation = html.substring(html.indexOf("<nav"), html.indexOf("</nav>"));

    assertThat(LINK.matcher(navigation).results().map(match -> match.group(1)))
        .containsExactlyElementsOf(sections(html))
        .containsSubsequence("utility", "fairness", "robustness", "privacy");
    assertThat(headings(section(html, "utility")))
        .containsExactly(
            "Model by model",
            "Class by class",
            "Confusion",
            "Do probabilities come true?",
            "What the models look at",
            "Would the same regression say the same?",
            "What do 3 copies say together?",
            "Would the same trial say the same?",
            "Survival",
            "Hazard ratios");
  }

  @Test
  void namesFromTheDataCannotBecomeMarkup() throws Exception {
    for (String suffix : List.of("", ATTACK, " \u0000\u0007\ud800 naïve ünï 漢字 😀")) {
      String html = Report.html(DetailExamples.all(suffix));

      assertThat(html).doesNotContain("<img").doesNotContain("<script>alert");
      assertThat(html.substring(html.indexOf("<main>"), html.indexOf("</main>")))
          .doesNotContain("NaN")
          .doesNotContain(">null<");
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

  private static String section(String html, String id) {
    int from = html.indexOf("<section id=\"" + id + "\"");
    return html.substring(from, html.indexOf("</section>", from));
  }

  private static List<String> sections(String html) {
    return SECTION.matcher(html).results().map(match -> match.group(1)).toList();
  }

  private static List<String> headings(String section) {
    return HEADING.matcher(section).results().map(match -> match.group(1)).toList();
  }
}
