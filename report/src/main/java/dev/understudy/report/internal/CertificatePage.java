package dev.understudy.report.internal;

import dev.understudy.report.CertificateContent;

/// A certificate as a page.
///
/// @param content of it
/// @param frame around it
public record CertificatePage(CertificateContent content, Frame frame) {

  /// The content in the frame that reports have.
  public static CertificatePage of(CertificateContent content) {
    return new CertificatePage(content, Frame.load());
  }
}
