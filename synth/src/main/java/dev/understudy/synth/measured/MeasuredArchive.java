package dev.understudy.synth.measured;

import dev.understudy.learn.graphical.Domain;
import dev.understudy.learn.graphical.GraphicalModel;
import dev.understudy.learn.graphical.JunctionTree;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.NumberArray;
import dev.understudy.synth.confidential.Measured.Measurement;
import dev.understudy.synth.confidential.MeasurementArchive;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.synth.encoding.TableEncoding;
import java.util.Arrays;
import java.util.List;

/// The model's part of a model file: sizes of features and cliques in `model.json`; p(residual |
/// separator) of all cliques one after the other in `conditionals.npy`, `[1, cells]`.
public final class MeasuredArchive {

  private static final String ENCODING = "encoding";
  private static final String DESCRIPTION = "junction_tree";
  private static final String CONDITIONALS = "conditionals";

  private record Description(int[] sizes, List<JunctionTree.Clique> cliques) {}

  private MeasuredArchive() {}

  static void save(
      ModelArchive archive,
      TableEncoding encoding,
      GraphicalModel model,
      List<Measurement> measurements) {
    JunctionTree tree = model.tree();
    archive.put(ENCODING, encoding);
    archive.put(DESCRIPTION, new Description(tree.domain().sizes(), tree.cliques()));
    int cells = 0;
    for (int c = 0; c < tree.cliques().size(); c++) {
      cells += model.conditional(c).length;
    }
    double[] all = new double[cells];
    int next = 0;
    for (int c = 0; c < tree.cliques().size(); c++) {
      System.arraycopy(model.conditional(c), 0, all, next, model.conditional(c).length);
      next += model.conditional(c).length;
    }
    archive.put(CONDITIONALS, NumberArray.of(new double[][] {all}));
    MeasurementArchive.save(archive, measurements);
  }

  /// @throws IllegalArgumentException if the parts do not fit together
  public static MeasuredModel load(ModelArchive archive) {
    TableEncoding encoding = archive.get(ENCODING, TableEncoding.class);
    Description description = archive.get(DESCRIPTION, Description.class);
    List<FeatureShape> features = encoding.features();
    int[] sizes = description.sizes();
    require(sizes.length == 2 * features.size());
    for (int feature = 0; feature < features.size(); feature++) {
      require(sizes[features.size() + feature] == features.get(feature).cardinality());
    }
    Domain domain = new Domain(sizes);
    JunctionTree tree = new JunctionTree(domain, description.cliques());
    double[] all = archive.array(CONDITIONALS).rows()[0];
    double[][] conditionals = new double[tree.cliques().size()][];
    int next = 0;
    for (int c = 0; c < conditionals.length; c++) {
      double cells = domain.cells(tree.cliques().get(c).features());
      require(cells <= all.length - next);
      conditionals[c] = Arrays.copyOfRange(all, next, next + (int) cells);
      next += (int) cells;
    }
    require(next == all.length);
    return new MeasuredModel(
        archive.provenance(),
        archive.schema(),
        encoding,
        GraphicalModel.ofConditionals(tree, conditionals),
        MeasurementArchive.load(archive, features));
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("the parts of the model do not fit together");
    }
  }
}
