package dev.understudy.synth.domain;

import dev.understudy.privacy.Charge;
import dev.understudy.synth.encoding.ColumnEncoding;
import dev.understudy.synth.encoding.DomainEncodings;
import dev.understudy.table.Column;
import dev.understudy.table.ColumnSchema;
import dev.understudy.table.Kind;
import dev.understudy.table.Role;
import dev.understudy.table.Spelling;
import java.util.ArrayList;
import java.util.List;

/// How the possible values of one column come to be known: from its schema alone, or by releases.
sealed interface ColumnDomain
    permits ColumnDomain.Categories,
        ColumnDomain.Text,
        ColumnDomain.Identifiers,
        OpenCategories,
        NumberDomain,
        MomentDomain,
        PersonKey {

  /// @param rowsPerUnit the most rows of one unit of privacy
  /// @param keyed whether the unit is the person this column may name
  /// @param spaced whether bins between declared bounds depend on these alone
  static ColumnDomain of(ColumnSchema schema, int rowsPerUnit, boolean keyed, boolean spaced) {
    Kind kind = schema.kind();
    boolean identifies =
        kind == Kind.ID || schema.has(Role.IDENTIFIER) || schema.has(Role.PERSON_KEY);
    if (identifies && !kind.isMoment()) {
      return keyed && schema.has(Role.PERSON_KEY) && rowsPerUnit > 1
          ? new PersonKey(schema, rowsPerUnit)
          : new Identifiers(schema);
    }
    if (kind.isNumeric()) {
      return new NumberDomain(schema, rowsPerUnit, spaced);
    }
    if (kind.isMoment()) {
      return new MomentDomain(schema, rowsPerUnit);
    }
    if (kind.isCategorical()) {
      return schema.domain().categories().isEmpty()
          ? new OpenCategories(schema, rowsPerUnit)
          : new Categories(schema);
    }
    return new Text(schema);
  }

  /// The column's meaning.
  ColumnSchema schema();

  /// What part of the budget for domains is wanted, in parts of those of other columns; 0 if
  /// nothing must be learned.
  default double weight() {
    return 0;
  }

  /// By how many chances a wrong name may be released: 1 or 0 parts of the failure probability.
  default boolean mayFail() {
    return false;
  }

  /// The releases that are needed, none where the weight is 0.
  default List<Charge> plan(Price price) {
    return List.of();
  }

  /// The most codes of the column's feature, 0 where there is no feature.
  ///
  /// @param bins about how many a column of numbers shall have
  int mostCodes(int bins);

  /// Whether the order of codes means something.
  default boolean ordered() {
    return false;
  }

  ColumnEncoding learn(Column column, Price price, Circumstances circumstances);

  DomainSource source();

  /// What a column may spend.
  ///
  /// @param mu of Gaussian differential privacy
  /// @param failure probability that nothing is promised
  record Price(double mu, double failure) {}

  /// The name, fit for a ledger.
  static String inLedger(ColumnSchema schema) {
    return schema.name().replaceAll("\\p{Cntrl}", " ");
  }

  /// Spellings of missing cells; those of a spelling that means a value elsewhere are the same.
  static List<String> missing(ColumnSchema schema) {
    Spelling spelling = schema.spelling();
    return spelling.missing().stream().distinct().toList();
  }

  /// Categories that were declared.
  record Categories(ColumnSchema schema) implements ColumnDomain {

    @Override
    public int mostCodes(int bins) {
      return schema.domain().categories().size() + Math.max(1, missing(schema).size());
    }

    @Override
    public boolean ordered() {
      return schema.kind() == Kind.ORDINAL;
    }

    @Override
    public ColumnEncoding learn(Column column, Price price, Circumstances circumstances) {
      List<String> missing = missing(schema);
      List<String> names = new ArrayList<>(schema.domain().categories());
      names.removeAll(missing);
      return ordered()
          ? DomainEncodings.levels(schema.name(), names, missing, new double[0])
          : DomainEncodings.categories(schema.name(), names, missing, new double[0]);
    }

    @Override
    public DomainSource source() {
      return new DomainSource(
          schema.name(),
          DomainSource.Origin.DECLARED,
          schema.domain().categories().size() + " categories");
    }
  }

  /// Free text: only whether it is there.
  record Text(ColumnSchema schema) implements ColumnDomain {

    @Override
    public int mostCodes(int bins) {
      return missing(schema).isEmpty() ? 0 : missing(schema).size() + 1;
    }

    @Override
    public ColumnEncoding learn(Column column, Price price, Circumstances circumstances) {
      return DomainEncodings.text(schema.name(), missing(schema));
    }

    @Override
    public DomainSource source() {
      return new DomainSource(
          schema.name(), DomainSource.Origin.PUBLIC, "text is replaced; only missing cells count");
    }
  }

  /// Names of rows, made anew.
  record Identifiers(ColumnSchema schema) implements ColumnDomain {

    @Override
    public int mostCodes(int bins) {
      return 0;
    }

    @Override
    public ColumnEncoding learn(Column column, Price price, Circumstances circumstances) {
      return DomainEncodings.identifiers(schema.name(), schema.kind().isNumeric(), new int[] {1});
    }

    @Override
    public DomainSource source() {
      return new DomainSource(
          schema.name(), DomainSource.Origin.PUBLIC, "identifiers are made anew");
    }
  }
}
