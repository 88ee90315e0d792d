package dev.understudy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.judge.Measure;
import dev.understudy.table.UserError;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportTest {

  private static final String ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
  private static final Pattern SVG = Pattern.compile("<svg\\b.*?</svg>", Pattern.DOTALL);

  @Test
  void saysInWordsAndFiguresHowTheTableWasJudged() {
    String html = Report.html(Examples.patients());

    assertThat(html)
        .contains("Synthetic data")
        .contains("<meta name=\"synthetic-data\"")
        .contains(
            "pick the synthetic one 71 times in 100; guessing gives 50, real rows in their place 50,"
                + " independent columns 93.")
        .contains(
            "Boosted trees told synthetic from unseen real rows with AUC 0.71 (0.69–0.73); real"
                + " against real gives 0.50, independent columns 0.93.")
        .contains("one trained on the real rows, 0.89: no clear difference.")
        .contains("Membership is inconclusive: with 184 rows attacked, the interval reaches 0.553")
        .contains("the rows carry no differential-privacy guarantee.");
  }

  @Test
  void showsEveryMeasureWithItsAnchors() {
    String html = Report.html(Examples.patients());

    for (Measure measure : Examples.measures()) {
      assertThat(html).contains("<code>" + measure.name() + "</code>");
    }
    assertThat(html).contains("0.71").contains("0.69–0.73").contains("0.50").contains("0.93");
    assertThat(html).contains("12.3").contains("Unheard of measure");
  }

  @Test
  void drawsWhichColumnsDriveWhich() {
    ReportContent without = Examples.patients();
    String html =
        Report.html(
            new ReportContent(
                without.title(),
                without.schema(),
                without.findings(),
                without.scorecard(),
                without.portrait(),
                without.attacks(),
                without.verdict(),
                without.contest(),
                new Dependence(
                    List.of(
                        new Dependence.Link(ATTACK, "chol", 0.2),
                        new Dependence.Link("age", "chol", 0.1),
                        new Dependence.Link("sex", "chol", 0.05))),
                without.provenance(),
                without.withheld()));

    assertThat(html)
        .contains("<section id=\"drivers\"")
        .contains("age \u2192 chol: 0.10 nats")
        .contains("the 2 strongest of 3 links")
        .doesNotContain(ATTACK);
    assertThat(Report.html(without)).doesNotContain("id=\"drivers\"");
  }

  @Test
  void showsFindingsWithheldValuesAndTheCommand() {
    assertThat(Report.html(Examples.patients()))
        .contains("172 of 920 cells hold 0")
        .contains("They are treated as missing.")
        .contains("Set spelling.missing of the column")
        .contains("held by fewer than 5 persons")
        .contains("9f86d081884c7d65")
        .contains("<pre><code>understudy synthesize heart.csv --seed 42</code></pre>");
  }

  @Test
  void namesFromTheDataCannotBecomeMarkup() {
    String harmless = Report.html(Examples.of(8, ""));
    String attacked = Report.html(Examples.of(8, ATTACK));

    assertThat(attacked).contains("&lt;script").doesNotContain("<script>alert");
    assertThat(attacked).doesNotContain("<img");
    assertThat(count(attacked, "<script")).isEqualTo(count(harmless, "<script")).isEqualTo(1);
  }

  @Test
  void onlyItsOwnScriptMayRunAndNothingMayBeLoaded() {
    String html = Report.html(Examples.patients());

    assertThat(html).contains("default-src &#39;none&#39;").contains("script-src &#39;sha256-");
    assertThat(html)
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("//cdn")
        .doesNotContain("<link")
        .doesNotContain("<img")
        .doesNotContain("<iframe")
        .doesNotContain("src=")
        .doesNotContain("@import")
        .doesNotContain("url(");
    Matcher targets = Pattern.compile("href=\"([^\"]*)\"").matcher(html);
    assertThat(targets.results().map(match -> match.group(1)))
        .isNotEmpty()
        .allMatch(t -> t.startsWith("#"));
  }

  @Test
  void everyDrawingIsWellFormedAndDescribed() throws Exception {
    for (String suffix : List.of("", ATTACK, " \u0000\u0007\ud800 naïve ünï 漢字 😀")) {
      List<Element> drawings = drawings(Report.html(Examples.of(8, suffix)));

      // Eight scores, eight columns, three heat maps, three clouds, clusters, two matrices.
      assertThat(drawings).hasSize(8 + 8 + 3 + 3 + 1 + 2);
      for (Element drawing : drawings) {
        assertThat(drawing.getAttribute("role")).isEqualTo("img");
        assertThat(drawing.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(drawing.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        assertThat(drawing.getElementsByTagName("script").getLength()).isZero();
      }
    }
  }

  @Test
  void equalContentGivesEqualBytesInAnyLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.ROOT);
      String first = Report.html(Examples.patients());
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Report.html(Examples.patients())).isEqualTo(first);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void saysWhyWhatIsMissingIsMissing() throws Exception {
    String html = body(Report.html(Examples.withoutHoldout()));

    assertThat(html)
        .contains("None of the headline scores could be computed")
        .contains("Could not be computed (There is no holdout): Column shapes")
        .contains("Principal components could not be computed")
        .contains("needs a target column and a real holdout")
        .doesNotContain("NaN")
        .doesNotContain(">null<");
    assertThat(drawings(html)).isNotEmpty();
  }

  @Test
  void aReportAboutNothingStillReads() {
    assertThat(body(Report.html(Examples.bare())))
        .contains("Nothing was measured.")
        .contains("No column was modelled.")
        .contains("Nothing is known about how these rows were made.")
        .doesNotContain("NaN");
  }

  @Test
  void ofThreeHundredColumnsTheWorstAreDrawnAndTheRuleIsStated() {
    String html = Report.html(Examples.of(300, ""));

    assertThat(html)
        .contains("The table has 300 columns; drawn are the 60 whose shape is kept worst.")
        .contains("Shown are 40 of 300 columns.");
    assertThat(count(html, "class=\"card\" data-place=")).isEqualTo(60);
    assertThat(count(html, "<th scope=\"row\" data-sort=")).isEqualTo(300);
    assertThat(html.length()).isLessThan(2_000_000);
  }

  @Test
  void writesTheFileInOnePiece(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("report.html");
    Report.write(Examples.bare(), file);
    Report.write(Examples.patients(), file);

    assertThat(Files.readString(file)).isEqualTo(Report.html(Examples.patients()));
    assertThat(Files.list(folder)).containsExactly(file);
  }

  @Test
  void aFolderThatIsNotThereIsSaidPlainly(@TempDir Path folder) {
    Path file = folder.resolve("missing").resolve("report.html");

    assertThatThrownBy(() -> Report.write(Examples.patients(), file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file.toString());
  }

  /// What is between the navigation and the script.
  private static String body(String html) {
    return html.substring(html.indexOf("<main>"), html.indexOf("</main>"));
  }

  private static List<Element> drawings(String html) throws Exception {
    List<Element> drawings = new ArrayList<>();
    Matcher matcher = SVG.matcher(html);
    while (matcher.find()) {
      drawings.add(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(matcher.group())))
              .getDocumentElement());
    }
    return drawings;
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }
}
