package dev.understudy.report.internal;

/// A part of the page, as the navigation names it.
///
/// @param anchor of its section
public record Part(String anchor, String label) {}
