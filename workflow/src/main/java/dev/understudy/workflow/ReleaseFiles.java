package dev.understudy.workflow;

import dev.understudy.privacy.Charge;
import dev.understudy.report.CertificateContent;
import dev.understudy.report.Fact;
import dev.understudy.report.Report;
import dev.understudy.synth.Model;
import dev.understudy.workflow.confidential.Certificate;
import dev.understudy.workflow.confidential.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The files that go with a release under a promise: the certificate as JSON and as a page, and the
/// noisy tables the model was made of. Nothing real is in them.
final class ReleaseFiles {

  static final String PAGE = "certificate.html";

  /// All of them.
  static final List<String> NAMES = List.of(CertificateJson.FILE, PAGE, MeasurementsCsv.FILE);

  private ReleaseFiles() {}

  static void write(Certificate certificate, Model model, OutputFolder folder) {
    Json.write(CertificateJson.of(certificate), folder.stage(CertificateJson.FILE));
    Report.write(content(certificate), folder.stage(PAGE));
    MeasurementsCsv.write(model, folder.stage(MeasurementsCsv.FILE));
  }

  private static CertificateContent content(Certificate certificate) {
    List<Double> epsilons = certificate.epsilons();
    return new CertificateContent(
        certificate.protection().source(),
        certificate.sentence(),
        certificate.meaning().words(),
        certificate.protection().epsilon() <= Protection.MEANINGFUL_EPSILON,
        IntStream.range(0, epsilons.size())
            .mapToObj(i -> entry(certificate, i, epsilons.get(i)))
            .toList(),
        certificate.domains().stream()
            .map(source ->
                new CertificateContent.Origin(
                    source.column(),
                    switch (source.origin()) {
                      case PUBLIC -> "its kind";
                      case DECLARED -> "declaration";
                      case PAID -> "the ledger";
                    },
                    source.words()))
            .toList(),
        certificate.assumed(),
        facts(certificate));
  }

  private static CertificateContent.Entry entry(
      Certificate certificate, int place, double epsilon) {
    Charge charge = certificate.charges().get(place);
    return new CertificateContent.Entry(
        charge.name(),
        charge.costText(),
        String.format(Locale.ROOT, "%.4f", epsilon),
        place < certificate.earlierCharges());
  }

  private static List<Fact> facts(Certificate certificate) {
    Protection protection = certificate.protection();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Proved by", certificate.spent().route().toString()));
    facts.add(
        new Fact(
            "Rows learned from",
            String.format(
                Locale.ROOT,
                "about %,d, %s",
                certificate.rows(),
                protection.declaredRows() > 0 ? "as declared" : "by a noisy count")));
    if (certificate.deltaIsLarge()) {
      facts.add(
          new Fact(
              "Delta",
              "is 1 / rows or more: with that probability nothing is promised, which is too often"
                  + " for so few people"));
    }
    facts.add(new Fact("Generator", certificate.made().model()));
    facts.add(new Fact("Made with", "Understudy " + certificate.made().understudyVersion()));
    facts.add(new Fact("Randomness", certificate.randomness()));
    facts.add(
        new Fact(
            "Ledger",
            certificate.ledger() == null
                ? "kept in memory: releases of other runs are not added up"
                : certificate.ledger()));
    return facts;
  }
}
