/// Looks at a table before anything is learned from it: [dev.understudy.table.doctor.Doctor] runs
/// one [dev.understudy.table.doctor.Check] after another and hands back what they found and the
/// schema they propose. Counting and hashing only.
@NullMarked
package dev.understudy.table.doctor;

import org.jspecify.annotations.NullMarked;
