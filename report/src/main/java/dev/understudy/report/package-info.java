/// The HTML report, JSON and charts.
@NullMarked
package dev.understudy.report;

import org.jspecify.annotations.NullMarked;
