package dev.understudy.synth.autoregressive;

import dev.understudy.learn.network.AutoregressiveNetwork;
import dev.understudy.learn.network.AutoregressiveShape;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.NumberArray;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.synth.encoding.TableEncoding;
import java.util.List;

/// The model's part of a model file: sizes and classes in `model.json`, all parameters of the
/// network in `network.npy`, `[member, parameter]`.
final class AutoregressiveArchive {

  private static final String DESCRIPTION = "autoregressive";
  private static final String ENCODING = "encoding";
  private static final String NETWORK = "network";

  /// What stands in `model.json`.
  private record Description(
      int[] order, int[] embedding, int[] hidden, List<CodeClasses> features) {}

  private AutoregressiveArchive() {}

  static void save(ModelArchive archive, TableEncoding encoding, NetworkParts parts, int[] order) {
    AutoregressiveShape shape = parts.network().shape();
    archive.put(ENCODING, encoding);
    archive.put(
        DESCRIPTION, new Description(order, shape.embedding(), shape.hidden(), parts.features()));
    if (order.length > 0) {
      archive.put(NETWORK, NumberArray.of(parts.network().numbers()));
    }
  }

  /// @throws IllegalArgumentException if the parts do not fit together
  static AutoregressiveModel load(ModelArchive archive) {
    TableEncoding encoding = archive.get(ENCODING, TableEncoding.class);
    Description description = archive.get(DESCRIPTION, Description.class);
    List<FeatureShape> features = encoding.features();
    List<CodeClasses> classes = description.features();
    require(classes.size() == features.size());
    for (int feature = 0; feature < classes.size(); feature++) {
      require(classes.get(feature).classOf().length == features.get(feature).cardinality());
    }
    int[] sizes = classes.stream().mapToInt(CodeClasses::classes).toArray();
    AutoregressiveShape shape =
        new AutoregressiveShape(sizes, description.embedding(), description.hidden());
    double[][] numbers = sizes.length == 0 ? new double[1][0] : archive.array(NETWORK).rows();
    int[] presence = encoding.presence();
    requireOrder(description.order(), presence);
    return new AutoregressiveModel(
        archive.provenance(),
        archive.schema(),
        encoding,
        new NetworkParts(AutoregressiveNetwork.of(shape, numbers), classes, presence),
        description.order());
  }

  /// Every feature once, presence before value.
  private static void requireOrder(int[] order, int[] presence) {
    require(order.length == presence.length);
    boolean[] seen = new boolean[order.length];
    for (int feature : order) {
      require(feature >= 0 && feature < seen.length && !seen[feature]);
      require(presence[feature] < 0 || seen[presence[feature]]);
      seen[feature] = true;
    }
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("the parts of the network do not fit together");
    }
  }
}
