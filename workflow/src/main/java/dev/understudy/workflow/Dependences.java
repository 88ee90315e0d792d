package dev.understudy.workflow;

import dev.understudy.report.Dependence;
import dev.understudy.synth.Explained;
import dev.understudy.synth.Model;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model says of its columns, as the report shows it.
final class Dependences {

  private Dependences() {}

  /// @return null if the model cannot say
  static @Nullable Dependence of(Model model) {
    if (!(model instanceof Explained explained)) {
      return null;
    }
    List<Dependence.Link> links =
        explained.drivers().stream()
            .flatMap(drivers ->
                drivers.by().stream()
                    .map(by -> new Dependence.Link(by.feature(), drivers.feature(), by.nats())))
            .toList();
    return new Dependence(links);
  }
}
