package dev.understudy.workflow;

import dev.understudy.privacy.Charge;
import dev.understudy.privacy.PrivacyUnit;
import dev.understudy.synth.domain.DomainSource;
import dev.understudy.workflow.confidential.Certificate;
import dev.understudy.workflow.confidential.Protection;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Certificates as JSON, in the form of `docs/schemas/certificate.schema.json`.
final class CertificateJson {

  static final String FILE = "certificate.json";

  private static final int VERSION = 1;

  private CertificateJson() {}

  static ObjectNode of(Certificate certificate) {
    Protection protection = certificate.protection();
    ObjectNode root = Json.object();
    root.put("schema_version", VERSION);
    ObjectNode claim = root.putObject("claim");
    claim.put("sentence", certificate.sentence());
    claim.put("epsilon", protection.epsilon());
    claim.put("delta", protection.delta());
    claim.put("source", protection.source());
    ObjectNode unit = claim.putObject("unit");
    switch (protection.unit()) {
      case PrivacyUnit.Person person -> {
        unit.put("kind", "person");
        unit.put("column", person.column());
        unit.put("most_rows", person.mostRows());
      }
      case PrivacyUnit.Row _ -> unit.put("kind", "row");
    }
    claim.put("neighbours", protection.terms().neighbours().name().toLowerCase(Locale.ROOT));
    ObjectNode spent = root.putObject("spent");
    spent.put("epsilon", certificate.spent().epsilon());
    spent.put("route", certificate.spent().route().toString());
    ArrayNode charges = spent.putArray("charges");
    for (int i = 0; i < certificate.charges().size(); i++) {
      Charge charge = certificate.charges().get(i);
      ObjectNode entry = charges.addObject();
      entry.put("name", charge.name());
      entry.put("cost", charge.costText());
      entry.put("earlier_run", i < certificate.earlierCharges());
    }
    ObjectNode meaning = root.putObject("meaning");
    meaning.put("sentence", certificate.meaning().words());
    meaning.put("false_positive_rate", certificate.meaning().falsePositives());
    meaning.put("most_true_positives", certificate.meaning().truePositives());
    meaning.put("greatest_area", certificate.meaning().area());
    meaning.put("meaningful", protection.epsilon() <= Protection.MEANINGFUL_EPSILON);
    ArrayNode domains = root.putArray("domains");
    for (DomainSource source : certificate.domains()) {
      ObjectNode domain = domains.addObject();
      domain.put("column", source.column());
      domain.put("origin", source.origin().name().toLowerCase(Locale.ROOT));
      domain.put("what", source.words());
    }
    ArrayNode assumed = root.putArray("assumed_public");
    certificate.assumed().forEach(assumed::add);
    root.put("rows", certificate.rows());
    root.put("rows_declared", protection.declaredRows() > 0);
    root.put("delta_is_large", certificate.deltaIsLarge());
    root.put("generator", certificate.made().model());
    root.put("version", certificate.made().understudyVersion());
    root.put("randomness", certificate.randomness());
    root.put("ledger", certificate.ledger());
    return root;
  }
}
