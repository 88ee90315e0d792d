package dev.understudy.synth.trees;

import dev.understudy.learn.tree.BoostedLogit;
import dev.understudy.learn.tree.Predictors;
import dev.understudy.learn.tree.Tree;
import dev.understudy.synth.ModelArchive;
import dev.understudy.synth.NumberArray;
import dev.understudy.synth.encoding.ColumnEncoding.FeatureShape;
import dev.understudy.synth.encoding.TableEncoding;
import dev.understudy.synth.internal.Dependencies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The trees' part of a model file: what is drawn in which order in `model.json`, and
///
/// ```
///   questions.npy  [questions, 4]       no, yes, base, number of trees
///   sizes.npy      [1, trees]           nodes of each tree
///   nodes.npy      [4, nodes]           feature (-1 for a leaf), left child, set, value
///   sets.npy       [sets, 8]            bins that go left, 32 to a number, lowest first
///   gains.npy      [questions, features] what each predictor gained
/// ```
///
/// Features, questions and trees follow one another in the order of the description.
final class TreesArchive {

  private static final int SET_WORDS = Predictors.MOST_BINS / 32;
  private static final long LOW = 0xFFFFFFFFL;

  /// What stands in `model.json`.
  ///
  /// @param order features in the order they are drawn
  /// @param questions how many each has
  private record Description(
      int[] order, int[] questions, PredictorBins bins, List<Dependencies.Rule> rules) {}

  private TreesArchive() {}

  static void save(
      ModelArchive archive,
      TableEncoding encoding,
      PredictorBins bins,
      List<CodeModel> models,
      List<Dependencies.Rule> rules) {
    archive.put("encoding", encoding);
    archive.put(
        "trees",
        new Description(
            models.stream().mapToInt(CodeModel::feature).toArray(),
            models.stream().mapToInt(model -> model.tree().questionCount()).toArray(),
            bins,
            rules));
    List<double[]> questions = new ArrayList<>();
    List<double[]> gains = new ArrayList<>();
    List<Tree> trees = new ArrayList<>();
    for (CodeModel model : models) {
      for (int q = 0; q < model.tree().questionCount(); q++) {
        BoostedLogit logit = model.logits().get(q);
        questions.add(
            new double[] {
              model.tree().no()[q], model.tree().yes()[q], logit.base(), logit.trees().size()
            });
        gains.add(Arrays.copyOf(logit.gain(), Math.max(1, models.size())));
        trees.addAll(logit.trees());
      }
    }
    if (questions.isEmpty()) {
      return;
    }
    archive.put("questions", NumberArray.of(questions.toArray(double[][]::new)));
    archive.put("gains", NumberArray.of(gains.toArray(double[][]::new)));
    if (!trees.isEmpty()) {
      saveTrees(archive, trees);
    }
  }

  private static void saveTrees(ModelArchive archive, List<Tree> trees) {
    int nodes = trees.stream().mapToInt(Tree::nodeCount).sum();
    double[][] columns = new double[4][nodes];
    List<double[]> sets = new ArrayList<>();
    int next = 0;
    for (Tree tree : trees) {
      for (int node = 0; node < tree.nodeCount(); node++) {
        columns[0][next] = tree.feature()[node];
        if (tree.isLeaf(node)) {
          columns[3][next] = tree.value()[node];
        } else {
          columns[1][next] = tree.left()[node];
          columns[2][next] = sets.size();
          sets.add(words(tree.sets(), 4 * node));
        }
        next++;
      }
    }
    archive.put(
        "sizes",
        NumberArray.of(
            new double[][] {trees.stream().mapToDouble(Tree::nodeCount).toArray()}));
    archive.put("nodes", NumberArray.of(columns));
    archive.put("sets", NumberArray.of(sets.toArray(double[][]::new)));
  }

  private static double[] words(long[] sets, int at) {
    double[] words = new double[SET_WORDS];
    for (int i = 0; i < SET_WORDS; i++) {
      words[i] = sets[at + i / 2] >>> (i % 2 * 32) & LOW;
    }
    return words;
  }

  /// @throws IllegalArgumentException if the parts do not fit together
  static TreesModel load(ModelArchive archive) {
    TableEncoding encoding = archive.get("encoding", TableEncoding.class);
    Description description = archive.get("trees", Description.class);
    List<FeatureShape> features = encoding.features();
    check(description, features);
    int total = Arrays.stream(description.questions()).sum();
    double[][] questions = total == 0 ? new double[0][] : archive.array("questions").rows();
    double[][] gains = total == 0 ? new double[0][] : archive.array("gains").rows();
    require(questions.length == total && gains.length == total);
    TreeReader trees = TreeReader.of(archive, questions);
    List<CodeModel> models = new ArrayList<>();
    int next = 0;
    for (int place = 0; place < description.order().length; place++) {
      int feature = description.order()[place];
      int[] given = Arrays.copyOf(description.order(), place);
      int count = description.questions()[place];
      CodeTree codes = codes(questions, next, count, features.get(feature).cardinality());
      List<BoostedLogit> logits = new ArrayList<>();
      for (int q = 0; q < count; q++) {
        double[] question = questions[next + q];
        require(question.length == 4 && Double.isFinite(question[2]));
        require(gains[next + q].length >= place);
        logits.add(
            new BoostedLogit(
                (float) question[2],
                trees.next(whole(question[3]), given, description.bins()),
                Arrays.copyOf(gains[next + q], place)));
      }
      next += count;
      models.add(new CodeModel(feature, given, codes, logits));
    }
    return new TreesModel(
        archive.provenance(),
        archive.schema(),
        encoding,
        description.bins(),
        models,
        description.rules());
  }

  /// The tree of codes, in which every code must be found once.
  private static CodeTree codes(double[][] questions, int from, int count, int cardinality) {
    require(count == cardinality - 1);
    int[] no = new int[count];
    int[] yes = new int[count];
    boolean[] met = new boolean[cardinality + count];
    for (int q = 0; q < count; q++) {
      no[q] = child(questions[from + q][0], q, count, cardinality, met);
      yes[q] = child(questions[from + q][1], q, count, cardinality, met);
    }
    return new CodeTree(no, yes);
  }

  private static int child(double value, int parent, int count, int cardinality, boolean[] met) {
    require(value == Math.rint(value) && value >= -cardinality && value < count);
    int child = (int) value;
    require(child < 0 || child > parent);
    int place = child < 0 ? CodeTree.code(child) : cardinality + child;
    require(!met[place]);
    met[place] = true;
    return child;
  }

  private static void check(Description description, List<FeatureShape> features) {
    PredictorBins bins = description.bins();
    int count = features.size();
    require(bins.binOfCode().length == count);
    require(bins.binCounts().length == count && bins.ordered().length == count);
    for (int feature = 0; feature < count; feature++) {
      int known = bins.binCounts()[feature] - 1;
      require(known >= 1 && known < Predictors.MOST_BINS);
      require(bins.binOfCode()[feature].length == features.get(feature).cardinality());
      require(Arrays.stream(bins.binOfCode()[feature]).allMatch(bin -> bin >= 0 && bin < known));
    }
    require(description.order().length == description.questions().length);
    boolean[] filled = new boolean[count];
    for (int feature : description.order()) {
      require(feature >= 0 && feature < count && !filled[feature]);
      filled[feature] = true;
    }
    Dependencies.check(description.rules(), features, filled);
  }

  static int whole(double value) {
    require(value == Math.rint(value) && value >= 0 && value < Integer.MAX_VALUE);
    return (int) value;
  }

  static void require(boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("the parts of the trees do not fit together");
    }
  }

  /// Reads the trees one after the other.
  private static final class TreeReader {
    private final double[] sizes;
    private final double[][] nodes;
    private final double[][] sets;
    private int tree;
    private int node;

    private TreeReader(double[] sizes, double[][] nodes, double[][] sets) {
      this.sizes = sizes;
      this.nodes = nodes;
      this.sets = sets;
    }

    static TreeReader of(ModelArchive archive, double[][] questions) {
      boolean any = Arrays.stream(questions).anyMatch(question -> question[3] > 0);
      if (!any) {
        return new TreeReader(new double[0], new double[4][0], new double[0][]);
      }
      double[][] nodes = archive.array("nodes").rows();
      require(nodes.length == 4);
      return new TreeReader(
          archive.array("sizes").rows()[0], nodes, archive.array("sets").rows());
    }

    List<Tree> next(int count, int[] given, PredictorBins bins) {
      require(tree + (long) count <= sizes.length);
      List<Tree> read = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        read.add(next(whole(sizes[tree++]), given, bins.binCounts().length));
      }
      return read;
    }

    private Tree next(int size, int[] given, int features) {
      require(size > 0 && node + (long) size <= nodes[0].length);
      boolean[] allowed = new boolean[features];
      for (int feature : given) {
        allowed[feature] = true;
      }
      Tree read = new Tree(new int[size], new int[size], new long[4 * size], new float[size]);
      for (int i = 0; i < size; i++, node++) {
        if (nodes[0][node] == -1) {
          read.feature()[i] = -1;
          read.value()[i] = (float) nodes[3][node];
          require(Float.isFinite(read.value()[i]));
        } else {
          read.feature()[i] = whole(nodes[0][node]);
          read.left()[i] = whole(nodes[1][node]);
          int set = whole(nodes[2][node]);
          require(read.feature()[i] < features && allowed[read.feature()[i]]);
          require(read.left()[i] > i && read.left()[i] + 1 < size && set < sets.length);
          require(sets[set].length == SET_WORDS);
          for (int word = 0; word < SET_WORDS; word++) {
            double value = sets[set][word];
            require(value == Math.rint(value) && value >= 0 && value <= LOW);
            read.sets()[4 * i + word / 2] |= (long) value << (word % 2 * 32);
          }
        }
      }
      return read;
    }
  }
}
