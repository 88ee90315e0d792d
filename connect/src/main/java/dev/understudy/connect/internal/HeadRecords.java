package dev.understudy.connect.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Keeps the first records of a file as text, to guess its dialect from.
final class HeadRecords implements RecordSink {

  private final int most;
  private final List<List<String>> records = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();
  private List<String> current = new ArrayList<>();

  HeadRecords(int most) {
    this.most = most;
  }

  @Override
  public void cell(byte[] text, int from, int to) {
    current.add(new String(text, from, to - from, StandardCharsets.UTF_8));
  }

  @Override
  public boolean end(long line) {
    records.add(current);
    lines.add(line);
    current = new ArrayList<>();
    return records.size() < most;
  }

  @Override
  public boolean blank(long line) {
    return true;
  }

  List<List<String>> records() {
    return records;
  }

  List<Long> lines() {
    return lines;
  }
}
