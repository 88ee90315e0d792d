package dev.understudy.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What surrounds the content of the page.
///
/// @param style the style sheet
/// @param script the script; the page is complete without it
/// @param policy content security policy: this script and no other may run, nothing may be loaded
public record Frame(Markup style, Markup script, String policy) {

  static Frame load() {
    String script = read("report.js");
    return new Frame(
        new Markup(read("report.css")),
        new Markup(script),
        "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; script-src 'sha256-"
            + sha256(script)
            + "'");
  }

  private static String read(String name) {
    try (InputStream stream = Frame.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + name + " is not in the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
