package dev.understudy.report.chart;

/// A small sign that says by its form what colour says too, so that neither is needed alone.
///
/// @param form of the sign
/// @param title what it stands for
public record Sign(Form form, String title) implements Chart {

  /// What is drawn in the current colour of the text around it.
  public enum Form {
    /// A disc with a tick.
    TICK("A disc with a tick."),
    /// A triangle with an exclamation mark.
    EXCLAMATION("A triangle with an exclamation mark."),
    /// A broken ring with a question mark.
    QUESTION("A broken ring with a question mark."),
    /// An octagon with a cross.
    CROSS("An octagon with a cross.");

    private final String description;

    Form(String description) {
      this.description = description;
    }
  }

  private static final double SIZE = 24;
  private static final double MIDDLE = SIZE / 2;

  @Override
  public Svg draw() {
    Svg svg = Svg.of(SIZE, SIZE, title, form.description);
    switch (form) {
      case TICK -> {
        svg.circle("sign-area", MIDDLE, MIDDLE, 11);
        svg.path("sign-line", new Svg.Path().move(6.8, 12.4).to(10.6, 16.2).to(17.4, 8.4));
      }
      case EXCLAMATION -> {
        svg.path("sign-area", new Svg.Path().move(12, 1.2).to(23.4, 22).to(0.6, 22).close());
        svg.line("sign-line", MIDDLE, 8.6, MIDDLE, 14.6);
        svg.line("sign-line", MIDDLE, 18.4, MIDDLE, 18.5);
      }
      case QUESTION -> {
        svg.circle("sign-ring", MIDDLE, MIDDLE, 10.4);
        svg.text("sign-letter middle", MIDDLE, 17.2, "?");
      }
      case CROSS -> {
        svg.path(
            "sign-area",
            new Svg.Path()
                .move(7.4, 1)
                .to(16.6, 1)
                .to(23, 7.4)
                .to(23, 16.6)
                .to(16.6, 23)
                .to(7.4, 23)
                .to(1, 16.6)
                .to(1, 7.4)
                .close());
        svg.line("sign-line", 7.8, 7.8, 16.2, 16.2);
        svg.line("sign-line", 16.2, 7.8, 7.8, 16.2);
      }
    }
    return svg;
  }
}
