package dev.understudy.report.internal;

import dev.understudy.report.chart.Chart;
import gg.jte.Content;
import gg.jte.TemplateOutput;

/// Text that goes into the page as it stands: drawings, which escape their own texts, and the style
/// sheet and script of this package. Nothing from outside may ever be wrapped in it.
public record Markup(String text) implements Content {

  static Markup of(Chart chart) {
    return new Markup(chart.draw().markup());
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(text);
  }
}
