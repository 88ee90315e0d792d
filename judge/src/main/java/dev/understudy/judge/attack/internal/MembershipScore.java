package dev.understudy.judge.attack.internal;

/// What one attack says of each row asked for.
///
/// @param name of the attack
/// @param values higher means more likely a member, no NaN, `[asked]`
/// @param evaluated which rows count: not those the attacker learned from, `[asked]`
/// @param note one sentence for the reader
record MembershipScore(String name, double[] values, boolean[] evaluated, String note) {}
