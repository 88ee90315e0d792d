package dev.understudy.app.command;

import dev.understudy.app.line.Arguments;
import dev.understudy.judge.gate.Outcome;
import dev.understudy.judge.gate.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `--require` asks of a verdict.
enum Required {
  RELEASE,
  RESTRICT;

  static final String OPTION = "--require";

  /// A gate that is not passed.
  private static final int NOT_PASSED = 1;

  static Optional<Required> of(Arguments arguments) {
    return arguments.choice(OPTION, Required.class);
  }

  /// 0 where nothing is required, or the verdict is as good as that.
  static int exitStatus(Arguments arguments, @Nullable Verdict verdict) {
    return of(arguments).map(required -> required.exitStatus(verdict)).orElse(0);
  }

  int exitStatus(@Nullable Verdict verdict) {
    boolean passed =
        verdict != null
            && switch (this) {
              case RELEASE -> verdict.verdict() == Outcome.RELEASE;
              case RESTRICT ->
                  verdict.verdict() == Outcome.RELEASE || verdict.verdict() == Outcome.RESTRICT;
            };
    return passed ? 0 : NOT_PASSED;
  }
}
