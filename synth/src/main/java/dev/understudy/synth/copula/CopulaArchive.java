package dev.understudy.synth.copula;

import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.NumberArray;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.Dependencies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The copula's part of a model file: the layout in `model.json`, per group the probabilities of
/// all latents side by side in `probabilities.npy`, `[groups, sum of cardinalities]`, and the lower
/// triangles of the correlations in `correlations.npy`, `[groups, latents * (latents + 1) / 2]`.
final class CopulaArchive {

  private static final String LAYOUT = "copula";
  private static final String ENCODING = "encoding";
  private static final String PROBABILITIES = "probabilities";
  private static final String CORRELATIONS = "correlations";

  /// What stands in `model.json`.
  private record Description(
      int[][] order, int[] latents, List<Dependencies.Rule> rules, long[] groupRows) {}

  private CopulaArchive() {}

  static void save(
      ModelArchive archive, TableEncoding encoding, LatentLayout layout, List<CopulaGroup> groups) {
    archive.put(ENCODING, encoding);
    archive.put(
        LAYOUT,
        new Description(
            layout.order(),
            layout.latents(),
            layout.rules(),
            groups.stream().mapToLong(CopulaGroup::rows).toArray()));
    double[][] probabilities = new double[groups.size()][];
    double[][] correlations = new double[groups.size()][];
    for (int group = 0; group < groups.size(); group++) {
      probabilities[group] =
          Arrays.stream(groups.get(group).probabilities())
              .flatMapToDouble(Arrays::stream)
              .toArray();
      correlations[group] = triangle(groups.get(group).correlation());
    }
    archive.put(PROBABILITIES, NumberArray.of(probabilities));
    archive.put(CORRELATIONS, NumberArray.of(correlations));
  }

  private static double[] triangle(double[][] matrix) {
    double[] flat = new double[matrix.length * (matrix.length + 1) / 2];
    int next = 0;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        flat[next++] = matrix[i][j];
      }
    }
    return flat;
  }

  /// @throws IllegalArgumentException if the parts do not fit together
  static CopulaModel load(ModelArchive archive) {
    TableEncoding encoding = archive.get(ENCODING, TableEncoding.class);
    Description description = archive.get(LAYOUT, Description.class);
    LatentLayout layout =
        new LatentLayout(description.order(), description.latents(), description.rules());
    check(layout, encoding.features());
    double[][] probabilities = archive.array(PROBABILITIES).rows();
    double[][] correlations = archive.array(CORRELATIONS).rows();
    int groups = description.groupRows().length;
    require(groups > 0 && probabilities.length == groups && correlations.length == groups);
    List<CopulaGroup> loaded = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      loaded.add(
          new CopulaGroup(
              description.groupRows()[group],
              split(probabilities[group], layout),
              square(correlations[group], layout.latents().length)));
    }
    return new CopulaModel(archive.provenance(), archive.schema(), encoding, layout, loaded);
  }

  private static void check(LatentLayout layout, List<FeatureShape> features) {
    require(layout.order().length == features.size());
    for (int feature = 0; feature < features.size(); feature++) {
      int[] sorted = layout.order()[feature].clone();
      Arrays.sort(sorted);
      require(sorted.length == features.get(feature).cardinality());
      for (int code = 0; code < sorted.length; code++) {
        require(sorted[code] == code);
      }
    }
    boolean[] filled = new boolean[features.size()];
    for (int latent : layout.latents()) {
      require(latent >= 0 && latent < filled.length && !filled[latent]);
      filled[latent] = true;
    }
    Dependencies.check(layout.rules(), features, filled);
  }

  private static double[][] split(double[] flat, LatentLayout layout) {
    double[][] parts = new double[layout.latents().length][];
    int next = 0;
    for (int latent = 0; latent < parts.length; latent++) {
      int cardinality = layout.order()[layout.latents()[latent]].length;
      require(next + cardinality <= flat.length);
      parts[latent] = Arrays.copyOfRange(flat, next, next + cardinality);
      next += cardinality;
    }
    require(next == flat.length);
    return parts;
  }

  private static double[][] square(double[] flat, int size) {
    require(flat.length == (long) size * (size + 1) / 2);
    double[][] matrix = new double[size][size];
    int next = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = flat[next];
        matrix[j][i] = flat[next++];
      }
      require(matrix[i][i] == 1);
    }
    return matrix;
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("the parts of the copula do not fit together");
    }
  }
}
