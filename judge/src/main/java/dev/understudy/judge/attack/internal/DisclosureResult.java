package dev.understudy.judge.attack.internal;

/// What one attack on single rows found.
///
/// @param name in snake_case
/// @param criterion such as `"singling out"`
/// @param subject the secret column, empty for none
/// @param rates on training and on control rows
/// @param baseline rate of an attacker without synthetic rows, NaN where there is none
/// @param note one sentence for the reader
record DisclosureResult(
    String name, String criterion, String subject, Rates rates, double baseline, String note) {}
