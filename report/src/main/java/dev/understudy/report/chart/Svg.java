package dev.understudy.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;

/// One drawing, written element by element. Every text is escaped; characters that XML does not
/// allow become U+FFFD. Lengths are in user units, about one CSS pixel at the natural size.
public final class Svg {

  private final StringBuilder markup;
  private final Deque<String> open = new ArrayDeque<>();

  private Svg(StringBuilder markup) {
    this.markup = markup;
  }

  /// @param title what the chart shows, read aloud by screen readers
  /// @param description the same in more words
  static Svg of(double width, double height, String title, String description) {
    Svg svg = new Svg(new StringBuilder(2_000));
    svg.markup.append("<svg role=\"img\" viewBox=\"0 0");
    svg.length(" ", width).length(" ", height);
    svg.markup.append("\" width=\"");
    Digits.appendCoordinate(svg.markup, width);
    svg.markup.append("\" height=\"");
    Digits.appendCoordinate(svg.markup, height);
    svg.markup.append("\">");
    svg.open.push("svg");
    svg.element("title", title);
    svg.element("desc", description);
    return svg;
  }

  /// The finished drawing.
  public String markup() {
    while (!open.isEmpty()) {
      end();
    }
    return markup.toString();
  }

  Svg group(String cssClass) {
    markup.append("<g class=\"").append(cssClass).append("\">");
    open.push("g");
    return this;
  }

  Svg end() {
    markup.append("</").append(open.pop()).append('>');
    return this;
  }

  Svg rectangle(String cssClass, double x, double y, double width, double height) {
    startRectangle(cssClass, x, y, width, height);
    markup.append("/>");
    return this;
  }

  /// A rectangle that shows `tooltip` under the pointer.
  Svg rectangle(String cssClass, double x, double y, double width, double height, String tooltip) {
    startRectangle(cssClass, x, y, width, height);
    markup.append('>');
    element("title", tooltip);
    markup.append("</rect>");
    return this;
  }

  /// A rectangle with the given opacity in [0, 1], and a tooltip unless that is empty.
  Svg shade(
      String cssClass,
      double x,
      double y,
      double width,
      double height,
      double opacity,
      String tooltip) {
    startRectangle(cssClass, x, y, width, height);
    markup.append(" fill-opacity=\"").append(Digits.fixed(opacity, 2)).append("\"");
    if (tooltip.isEmpty()) {
      markup.append("/>");
    } else {
      markup.append('>');
      element("title", tooltip);
      markup.append("</rect>");
    }
    return this;
  }

  private void startRectangle(String cssClass, double x, double y, double width, double height) {
    start("rect", cssClass);
    attribute("x", x).attribute("y", y).attribute("width", Math.max(0, width));
    attribute("height", Math.max(0, height));
  }

  Svg line(String cssClass, double x1, double y1, double x2, double y2) {
    start("line", cssClass);
    attribute("x1", x1).attribute("y1", y1).attribute("x2", x2).attribute("y2", y2);
    markup.append("/>");
    return this;
  }

  Svg circle(String cssClass, double x, double y, double radius) {
    start("circle", cssClass);
    attribute("cx", x).attribute("cy", y).attribute("r", radius);
    markup.append("/>");
    return this;
  }

  Svg path(String cssClass, Path path) {
    start("path", cssClass);
    markup.append(" d=\"").append(path.commands).append("\"/>");
    return this;
  }

  /// A path that shows `tooltip` under the pointer.
  Svg path(String cssClass, Path path, String tooltip) {
    start("path", cssClass);
    markup.append(" d=\"").append(path.commands).append("\">");
    element("title", tooltip);
    markup.append("</path>");
    return this;
  }

  Svg text(String cssClass, double x, double y, String text) {
    start("text", cssClass);
    attribute("x", x).attribute("y", y);
    markup.append('>');
    escape(text);
    markup.append("</text>");
    return this;
  }

  /// Text shortened to about `width`, in full under the pointer.
  Svg fittedText(String cssClass, double x, double y, String text, double width) {
    String fitted = fit(text, width);
    if (fitted.equals(text)) {
      return text(cssClass, x, y, text);
    }
    start("text", cssClass);
    attribute("x", x).attribute("y", y);
    markup.append('>');
    escape(fitted);
    element("title", text);
    markup.append("</text>");
    return this;
  }

  /// Text turned by 45 degrees that ends at (`x`, `y`).
  Svg slantedText(String cssClass, double x, double y, String text, double width) {
    String fitted = fit(text, width);
    start("text", cssClass);
    markup.append(" transform=\"translate(");
    Digits.appendCoordinate(markup, x);
    length(" ", y);
    markup.append(") rotate(-45)\">");
    escape(fitted);
    if (!fitted.equals(text)) {
      element("title", text);
    }
    markup.append("</text>");
    return this;
  }

  /// The longest beginning of `text` that fits `width`. Small sans-serif letters of 11 units are
  /// some 5.8 units wide on average; capitals and digits 6.6.
  static String fit(String text, double width) {
    double used = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      used += Character.isUpperCase(letter) || Character.isDigit(letter) ? 6.8 : 5.8;
      if (used > width) {
        int end = Math.max(1, i - 1);
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
          end--;
        }
        return text.substring(0, end).stripTrailing() + "\u2026";
      }
    }
    return text;
  }

  private void start(String name, String cssClass) {
    markup.append('<').append(name).append(" class=\"").append(cssClass).append('"');
  }

  private Svg attribute(String name, double value) {
    markup.append(' ').append(name).append("=\"");
    Digits.appendCoordinate(markup, value);
    markup.append('"');
    return this;
  }

  private Svg length(String before, double value) {
    markup.append(before);
    Digits.appendCoordinate(markup, value);
    return this;
  }

  private void element(String name, String text) {
    markup.append('<').append(name).append('>');
    escape(text);
    markup.append("</").append(name).append('>');
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      switch (point) {
        case '<' -> markup.append("&lt;");
        case '>' -> markup.append("&gt;");
        case '&' -> markup.append("&amp;");
        case '"' -> markup.append("&quot;");
        case '\'' -> markup.append("&#39;");
        default -> {
          if (isXml(point)) {
            markup.appendCodePoint(point);
          } else {
            markup.append('\ufffd');
          }
        }
      }
    }
  }

  /// Production `Char` of XML 1.0.
  private static boolean isXml(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }

  /// The commands of a `path` element.
  static final class Path {

    private final StringBuilder commands = new StringBuilder(256);

    Path move(double x, double y) {
      return point('M', x, y);
    }

    Path to(double x, double y) {
      return point('L', x, y);
    }

    Path across(double x) {
      commands.append('H');
      Digits.appendCoordinate(commands, x);
      return this;
    }

    Path upright(double y) {
      commands.append('V');
      Digits.appendCoordinate(commands, y);
      return this;
    }

    /// A cubic curve over two points of control.
    Path bend(double x1, double y1, double x2, double y2, double x, double y) {
      return point('C', x1, y1).point(' ', x2, y2).point(' ', x, y);
    }

    /// A line without length, which a round line cap turns into a dot.
    Path dot(double x, double y) {
      point('M', x, y);
      commands.append("h0");
      return this;
    }

    Path close() {
      commands.append('Z');
      return this;
    }

    private Path point(char command, double x, double y) {
      commands.append(command);
      Digits.appendCoordinate(commands, x);
      commands.append(' ');
      Digits.appendCoordinate(commands, y);
      return this;
    }
  }
}
