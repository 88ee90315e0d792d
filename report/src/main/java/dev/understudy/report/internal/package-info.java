/// What stands on the page: the words and charts made from a scorecard, ready for the templates.
@NullMarked
package dev.understudy.report.internal;

import org.jspecify.annotations.NullMarked;
