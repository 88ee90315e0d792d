package dev.understudy.synth.mixture;

import dev.understudy.synth.Segmented.Segment;
import dev.understudy.synth.Segmented.Trait;
import dev.understudy.synth.encoding.CodeWords;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The components in a few groups that people can read: those that were one component when there
/// were only a few. What is told of a group is computed from its components as they are now.
final class Segments {

  /// Most groups.
  static final int MOST = 8;

  /// Traits of a segment.
  private static final int TRAITS = 5;

  /// A trait that tells less than this, in nats, is not told: 60 % of a segment against 50 % of all
  /// rows tell .02.
  private static final double TELLING = 0.02;

  private Segments() {}

  /// @param segment of each component, `[component]`
  /// @param modelled the features of the components among those of the encoding
  static List<Segment> of(
      Components components,
      int[] segment,
      int[] modelled,
      List<FeatureShape> shapes,
      CodeWords words) {
    List<Segment> segments = new ArrayList<>();
    for (int number = 0; number < MOST; number++) {
      double share = 0;
      for (int k = 0; k < segment.length; k++) {
        share += segment[k] == number ? components.share()[k] : 0;
      }
      if (share == 0) {
        continue;
      }
      List<Telling> all = new ArrayList<>();
      for (int feature = 0; feature < modelled.length; feature++) {
        double[] here = probabilities(components, segment, number, feature, share);
        FeatureShape shape = shapes.get(modelled[feature]);
        Telling found = mostTelling(here, components.whole()[feature], shape.ordered());
        if (found.nats >= TELLING) {
          all.add(found.of(modelled[feature]));
        }
      }
      all.sort(Comparator.comparingDouble((Telling one) -> -one.nats));
      List<Trait> traits =
          all.stream()
              .limit(TRAITS)
              .map(one ->
                  new Trait(
                      shapes.get(one.feature).name(),
                      words.range(one.feature, one.from, one.to),
                      one.here,
                      one.overall))
              .toList();
      segments.add(new Segment(share, traits));
    }
    segments.sort(Comparator.comparingDouble((Segment one) -> -one.share()));
    return segments;
  }

  private static double[] probabilities(
      Components components, int[] segment, int number, int feature, double share) {
    double[] here = new double[components.codes(feature)];
    for (int code = 0; code < here.length; code++) {
      for (int k = 0; k < segment.length; k++) {
        if (segment[k] == number) {
          here[code] += components.share()[k] * components.probability(feature, code, k) / share;
        }
      }
    }
    return here;
  }

  /// Codes from one to another that are more frequent here.
  private record Telling(int feature, int from, int to, double here, double overall, double nats) {

    Telling of(int named) {
      return new Telling(named, from, to, here, overall, nats);
    }
  }

  /// The codes, neighbours of an ordered feature together, of which the segment has most more than
  /// all rows have: by the information divergence of "one of them or not".
  private static Telling mostTelling(double[] here, double[] whole, boolean ordered) {
    Telling best = new Telling(0, 0, 0, 0, 0, 0);
    for (int from = 0; from < here.length; from++) {
      double inside = 0;
      double overall = 0;
      for (int to = from; to < (ordered ? here.length : from + 1); to++) {
        inside += here[to];
        overall += whole[to];
        double nats = inside > overall ? part(inside, overall) + part(1 - inside, 1 - overall) : 0;
        if (nats > best.nats) {
          best = new Telling(0, from, to, inside, overall, nats);
        }
      }
    }
    return best;
  }

  private static double part(double here, double overall) {
    return here > 0 && overall > 0 ? here * StrictMath.log(here / overall) : 0;
  }
}
