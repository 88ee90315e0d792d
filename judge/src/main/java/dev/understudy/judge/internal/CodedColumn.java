package dev.understudy.judge.internal;

import java.util.List;

/// What the codes of one modelled column mean; the same for every table that is compared.
///
/// @param name of the column
/// @param numeric whether it holds numbers or moments, else categories
/// @param values number of distinct present values; codes are 0 .. values - 1 in ascending order of
///   numbers, and `values` itself means missing
/// @param bins number of bins for pairs: 10 of equal width over the training range for numbers, one
///   per category otherwise; the bin `bins` means missing
/// @param ordinals what boosted trees see of a category: its rank among the training categories, -1
///   for one that no training row holds, `[values]`; empty for numbers
/// @param distinct the numbers behind the codes, ascending, `[values]`; empty for categories
/// @param categories the categories behind the codes, `[values]`; empty for numbers
/// @param anyMissing whether a cell of any table is missing
public record CodedColumn(
    String name,
    boolean numeric,
    int values,
    int bins,
    float[] ordinals,
    double[] distinct,
    List<String> categories,
    boolean anyMissing) {}
