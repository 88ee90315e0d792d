package dev.understudy.synth.mixture;

final class Segments {
  static final int MOST = 8;
}
