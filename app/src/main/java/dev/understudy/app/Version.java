package dev.understudy.app;

/// Which version this is.
final class Version {

  private Version() {}

  /// Such as `"understudy 0.1.0 (Java 25.0.3)"`; the version is that of the jar, or `development`
  /// outside one.
  static String line() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "understudy "
        + (version == null ? "development" : version)
        + " (Java "
        + System.getProperty("java.version")
        + ")";
  }
}
