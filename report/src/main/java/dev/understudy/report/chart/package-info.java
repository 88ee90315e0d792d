/// Charts as SVG, drawn in plain Java: no script and no network is needed to see them. Colours are
/// classes that the page's style sheet fills in, so that one drawing serves light, dark and print.
@NullMarked
package dev.understudy.report.chart;

import org.jspecify.annotations.NullMarked;
