package dev.understudy.synth.domain;

import dev.understudy.privacy.mechanism.Releases;
import dev.understudy.synth.encoding.Persons;

/// In what circumstances the domains of columns are learned.
///
/// @param units of privacy that rows belong to
/// @param rowsPerUnit the most rows of one
/// @param rows about how many there are
/// @param bins about how many a column of numbers shall have
/// @param releases the only way out
record Circumstances(Persons units, int rowsPerUnit, long rows, int bins, Releases releases) {}
