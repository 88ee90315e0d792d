package dev.understudy.report;

import dev.understudy.report.internal.CertificatePage;
import dev.understudy.report.internal.Page;
import dev.understudy.table.UserError;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The report as one HTML file that needs nothing else: no network, no font, no script library. The
/// templates were compiled with this module; no compiler runs here.
public final class Report {

  private static final String TEMPLATES = "dev.understudy.report.internal.templates";

  /// Characters a report of a usual table has; only saves growing the buffer.
  private static final int USUAL_LENGTH = 500_000;

  private Report() {}

  /// The page. Equal content gives an equal page.
  public static String html(ReportContent content) {
    return rendered("report.jte", Page.of(content));
  }

  /// A certificate as a page of its own, which shows nothing real.
  public static String html(CertificateContent content) {
    return rendered("certificate.jte", CertificatePage.of(content));
  }

  private static String rendered(String template, Object page) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Report.class.getClassLoader(), TEMPLATES);
    StringOutput output = new StringOutput(USUAL_LENGTH);
    engine.render(template, page, output);
    return output.toString();
  }

  /// Writes the page beside `file` and moves it into place, so that `file` is never half written.
  ///
  /// @throws UserError if the file cannot be written
  public static void write(ReportContent content, Path file) {
    write("report", html(content), file);
  }

  /// Writes a certificate likewise.
  ///
  /// @throws UserError if the file cannot be written
  public static void write(CertificateContent content, Path file) {
    write("certificate", html(content), file);
  }

  private static void write(String what, String html, Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(beside, html);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError(
          "The " + what + " cannot be written to " + file + ": " + e.getMessage() + ".", e);
    }
  }
}
