package dev.understudy.synth.internal;

/// The version written into provenance: that of the jar, or `"development"` outside one.
public final class Versions {

  private Versions() {}

  public static String understudy() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
