/// The report: one self-contained HTML file that says in words, figures and pictures what a
/// synthetic table keeps of the real one and what it gives away.
@NullMarked
package dev.understudy.report;

import org.jspecify.annotations.NullMarked;
