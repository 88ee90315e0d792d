package dev.understudy.synth.encoding;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.understudy.synth.Withheld;
import dev.understudy.table.Column;
import java.util.List;

/// How one column becomes codes and comes back. Immutable; readable as JSON in the model file.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "encoding")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NumberEncoding.class, name = "number"),
  @JsonSubTypes.Type(value = MomentEncoding.class, name = "moment"),
  @JsonSubTypes.Type(value = CategoryEncoding.class, name = "category"),
  @JsonSubTypes.Type(value = OrdinalEncoding.class, name = "ordinal"),
  @JsonSubTypes.Type(value = IdentifierEncoding.class, name = "identifier"),
  @JsonSubTypes.Type(value = TextEncoding.class, name = "text"),
  @JsonSubTypes.Type(value = CompleteEncoding.class, name = "complete")
})
public sealed interface ColumnEncoding
    permits NumberEncoding,
        MomentEncoding,
        CategoryEncoding,
        OrdinalEncoding,
        IdentifierEncoding,
        TextEncoding,
        CompleteEncoding {

  /// The column's name.
  String column();

  /// The features the column becomes, none if it is made anew.
  List<FeatureShape> features();

  /// The codes of every feature, `[feature][row]`, each in range or
  /// [dev.understudy.learn.CodedTable#UNKNOWN].
  int[][] encode(Column column);

  /// The column for drawn codes.
  Column decode(Drawn drawn);

  /// Which codes of each feature may decode to a cell for which the condition holds,
  /// `[feature][code]`. A code of a bin may also decode to others; test the decoded cell.
  boolean[][] possible(ConditionTest test);

  /// What of the column is not emitted.
  List<Withheld> withheld();

  /// @param name for messages, unique in a table
  /// @param cardinality number of codes, at least 1
  /// @param ordered whether the order of the codes means something
  record FeatureShape(String name, int cardinality, boolean ordered) {}
}
