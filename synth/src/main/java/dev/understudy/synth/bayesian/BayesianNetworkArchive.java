package dev.understudy.synth.bayesian;

import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.NumberArray;
import dev.understudy.synth.confidential.Measured.Measurement;
import dev.understudy.synth.confidential.MeasurementArchive;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.synth.encoding.Dependencies;
import dev.understudy.synth.encoding.TableEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The network's part of a model file: its structure in `model.json`; the probabilities of all
/// tables one after the other, features in order, cells in order, in `probabilities.npy`, `[1,
/// probabilities]`.
final class BayesianNetworkArchive {

  private static final String DESCRIPTION = "bayesian_network";
  private static final String ENCODING = "encoding";
  private static final String PROBABILITIES = "probabilities";

  /// Most cells of a table that are read.
  private static final int MOST_CELLS = 1 << 22;

  /// What stands in `model.json`.
  private record Description(
      int[] modelled, List<Dependencies.Rule> rules, List<Groups> groups, List<Parents> features) {}

  private record Parents(int[] parents, int[] levels, double[] gains) {}

  private BayesianNetworkArchive() {}

  static void save(
      ModelArchive archive,
      TableEncoding encoding,
      int[] modelled,
      List<Dependencies.Rule> rules,
      Network network,
      List<Measurement> measurements) {
    List<Parents> features = new ArrayList<>();
    for (int feature = 0; feature < modelled.length; feature++) {
      ConditionalTable table = network.tables().get(feature);
      features.add(new Parents(table.parents(), table.levels(), network.gains()[feature]));
    }
    archive.put(ENCODING, encoding);
    archive.put(DESCRIPTION, new Description(modelled, rules, network.groups(), features));
    MeasurementArchive.save(archive, measurements);
    archive.put(
        PROBABILITIES,
        NumberArray.of(
            new double[][] {
              network.tables().stream()
                  .flatMap(table -> Arrays.stream(table.probabilities()))
                  .flatMapToDouble(Arrays::stream)
                  .toArray()
            }));
  }

  /// @throws IllegalArgumentException if the parts do not fit together
  static BayesianNetworkModel load(ModelArchive archive) {
    TableEncoding encoding = archive.get(ENCODING, TableEncoding.class);
    Description description = archive.get(DESCRIPTION, Description.class);
    List<FeatureShape> features = encoding.features();
    int[] modelled = description.modelled();
    int count = modelled.length;
    boolean[] filled = new boolean[features.size()];
    for (int feature : modelled) {
      require(feature >= 0 && feature < filled.length && !filled[feature]);
      filled[feature] = true;
    }
    Dependencies.check(description.rules(), features, filled);
    require(description.groups().size() == count && description.features().size() == count);
    for (int feature = 0; feature < count; feature++) {
      requireGroups(
          description.groups().get(feature), features.get(modelled[feature]).cardinality());
    }
    int[] gate = BayesianNetworkSynthesizer.gates(encoding.presence(), modelled);
    List<ConditionalTable> tables = new ArrayList<>();
    double[][] gains = new double[count][];
    double[] flat = archive.array(PROBABILITIES).rows()[0];
    Groups[] groups = description.groups().toArray(Groups[]::new);
    int next = 0;
    for (int feature = 0; feature < count; feature++) {
      Parents parents = description.features().get(feature);
      requireParents(parents, groups);
      long cells = ConditionalTable.cells(parents.parents(), parents.levels(), groups);
      int codes = features.get(modelled[feature]).cardinality();
      require(cells <= MOST_CELLS && cells * codes <= flat.length - next);
      double[][] probabilities = new double[(int) cells][];
      for (int cell = 0; cell < cells; cell++) {
        probabilities[cell] = Arrays.copyOfRange(flat, next, next + codes);
        next += codes;
      }
      ConditionalTable table =
          new ConditionalTable(parents.parents(), parents.levels(), probabilities);
      require(table.isSound(codes));
      tables.add(table);
      gains[feature] = parents.gains();
    }
    require(next == flat.length);
    return new BayesianNetworkModel(
        archive.provenance(),
        archive.schema(),
        encoding,
        modelled,
        description.rules(),
        new Network(description.groups(), tables, gains, gate, Network.order(tables, gate)),
        MeasurementArchive.load(archive, features));
  }

  /// Every code has a group at each level, every group has a code, and groups are cut and not mixed
  /// from one level to the next.
  private static void requireGroups(Groups groups, int codes) {
    require(groups.groupOf().length == groups.counts().length);
    for (int level = 1; level <= groups.levels(); level++) {
      int[] groupOf = groups.groupOf()[level - 1];
      require(groupOf.length == codes);
      int count = groups.count(level);
      require(count >= 1 && count <= codes);
      int[] above = new int[count];
      Arrays.fill(above, -1);
      for (int code = 0; code < codes; code++) {
        require(groupOf[code] >= 0 && groupOf[code] < count);
        int before = groups.of(level - 1, code);
        require(above[groupOf[code]] < 0 || above[groupOf[code]] == before);
        above[groupOf[code]] = before;
      }
      require(Arrays.stream(above).allMatch(group -> group >= 0));
    }
  }

  private static void requireParents(Parents parents, Groups[] groups) {
    int count = parents.parents().length;
    require(parents.levels().length == count && parents.gains().length == count);
    for (int k = 0; k < count; k++) {
      int parent = parents.parents()[k];
      require(parent >= 0 && parent < groups.length && parents.gains()[k] > 0);
      require(parents.levels()[k] >= 1 && parents.levels()[k] <= groups[parent].levels());
    }
    require(Arrays.stream(parents.parents()).distinct().count() == count);
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("the parts of the network do not fit together");
    }
  }
}
