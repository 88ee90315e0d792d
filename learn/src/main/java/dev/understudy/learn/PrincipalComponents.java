package dev.understudy.learn;

import dev.understudy.table.RandomStream;
import dev.understudy.table.Seed;

/// The directions in which rows vary most, by subspace iteration on the covariance matrix with a
/// random start (Halko, Martinsson and Tropp, SIAM Review 53(2), 2011, section 4.5).
///
/// With `X` the centred rows `[n][d]` and `C = XᵀX / (n - 1)`, a block `Q` of `l` orthonormal
/// columns is multiplied by `C` and made orthonormal again until the variances along it stand
/// still; the leading eigenvectors of the small matrix `QᵀCQ` then give the components. `C` itself
/// is formed only while that is cheaper than passing over the rows.
///
/// Everything runs in one thread in a fixed order, so equal rows and seed give equal bits.
public final class PrincipalComponents {

  /// Columns of the block beyond those asked for; they speed up convergence (the paper uses 5 to
  /// 10).
  private static final int OVERSAMPLING = 8;

  private static final int MOST_ITERATIONS = 200;

  /// Iteration stops once no variance asked for changes by more than this share of the total. The
  /// error of a direction is about the square root of it.
  private static final double STILL = 1e-10;

  /// Beyond so many features the covariance matrix is not formed: it would take 8 MB.
  private static final int MOST_DENSE_FEATURES = 1_000;

  private final double[] mean;
  private final double[][] directions;
  private final double[] explained;

  private PrincipalComponents(double[] mean, double[][] directions, double[] explained) {
    this.mean = mean;
    this.directions = directions;
    this.explained = explained;
  }

  /// Fits at most `components` components; fewer if there are fewer features.
  ///
  /// @param rows `[n][d]`, finite, n at least 2 and d at least 1
  /// @throws IllegalArgumentException if there are too few rows or no feature
  public static PrincipalComponents fit(double[][] rows, int components, Seed seed) {
    if (rows.length < 2 || rows[0].length == 0 || components < 1) {
      throw new IllegalArgumentException("components need two rows, one feature, one component");
    }
    int features = rows[0].length;
    int kept = Math.min(components, features);
    int block = Math.min(kept + OVERSAMPLING, features);
    double[] mean = mean(rows);
    Spread spread = Spread.of(rows, mean);
    double[][] basis = randomBasis(block, features, seed.child("components").stream());
    double[] before = new double[kept];
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[][] image = spread.times(basis);
      double[] variances = SymmetricEigen.of(products(basis, image)).values();
      double change = 0;
      for (int i = 0; i < kept; i++) {
        change = Math.max(change, Math.abs(variances[i] - before[i]));
        before[i] = variances[i];
      }
      if (change <= STILL * spread.total()) {
        break;
      }
      orthonormalise(image);
      basis = image;
    }
    return rotate(mean, basis, spread, kept);
  }

  /// `QᵀCQ` of a basis and its image, symmetric to the last bit.
  private static double[][] products(double[][] basis, double[][] image) {
    int block = basis.length;
    double[][] products = new double[block][block];
    for (int i = 0; i < block; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = (dot(basis[i], image[j]) + dot(basis[j], image[i])) / 2;
        products[j][i] = products[i][j];
      }
    }
    return products;
  }

  /// Rayleigh-Ritz: turns the basis so that its columns are eigenvectors, largest variance first.
  private static PrincipalComponents rotate(
      double[] mean, double[][] basis, Spread spread, int kept) {
    SymmetricEigen eigen = SymmetricEigen.of(products(basis, spread.times(basis)));
    double[][] directions = new double[kept][mean.length];
    double[] explained = new double[kept];
    for (int component = 0; component < kept; component++) {
      double[] direction = directions[component];
      for (int i = 0; i < basis.length; i++) {
        double weight = eigen.vectors()[component][i];
        for (int feature = 0; feature < direction.length; feature++) {
          direction[feature] += weight * basis[i][feature];
        }
      }
      pointUp(direction);
      explained[component] =
          spread.total() == 0 ? 0 : Math.max(0, eigen.values()[component]) / spread.total();
    }
    return new PrincipalComponents(mean, directions, explained);
  }

  /// Makes the weight of largest size positive, because the sign of an eigenvector means nothing.
  private static void pointUp(double[] direction) {
    int largest = 0;
    for (int i = 1; i < direction.length; i++) {
      if (Math.abs(direction[i]) > Math.abs(direction[largest])) {
        largest = i;
      }
    }
    if (direction[largest] < 0) {
      for (int i = 0; i < direction.length; i++) {
        direction[i] = -direction[i];
      }
    }
  }

  private static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= rows.length;
    }
    return mean;
  }

  private static double[][] randomBasis(int block, int features, RandomStream random) {
    double[][] basis = new double[block][features];
    for (double[] vector : basis) {
      for (int i = 0; i < features; i++) {
        vector[i] = random.nextGaussian();
      }
    }
    orthonormalise(basis);
    return basis;
  }

  /// Modified Gram-Schmidt, twice for accuracy; vectors that vanish become zero.
  private static void orthonormalise(double[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      double[] vector = vectors[i];
      double before = Math.sqrt(dot(vector, vector));
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          add(vector, -dot(vector, vectors[j]), vectors[j]);
        }
      }
      double norm = Math.sqrt(dot(vector, vector));
      double factor = norm <= 1e-12 * before || norm == 0 ? 0 : 1 / norm;
      for (int feature = 0; feature < vector.length; feature++) {
        vector[feature] *= factor;
      }
    }
  }

  static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static void add(double[] to, double factor, double[] vector) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * vector[i];
    }
  }

  /// Share of the total variance along each component, largest first, `[components]`.
  public double[] explained() {
    return explained.clone();
  }

  /// Unit vectors, `[components][d]`.
  public double[][] directions() {
    double[][] copy = new double[directions.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = directions[i].clone();
    }
    return copy;
  }

  /// Coordinates of rows on the components.
  ///
  /// @param rows `[m][d]`
  /// @return `[m][components]`
  public double[][] project(double[][] rows) {
    double[][] projected = new double[rows.length][directions.length];
    for (int row = 0; row < rows.length; row++) {
      for (int component = 0; component < directions.length; component++) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
          sum += (rows[row][i] - mean[i]) * directions[component][i];
        }
        projected[row][component] = sum;
      }
    }
    return projected;
  }

  /// The covariance matrix, formed or not.
  private record Spread(double[][] rows, double[] mean, double[][] covariance, double total) {

    static Spread of(double[][] rows, double[] mean) {
      int features = mean.length;
      double total = 0;
      for (double[] row : rows) {
        for (int i = 0; i < features; i++) {
          total += (row[i] - mean[i]) * (row[i] - mean[i]);
        }
      }
      total /= rows.length - 1;
      boolean dense = features <= MOST_DENSE_FEATURES && features <= rows.length;
      return new Spread(rows, mean, dense ? covariance(rows, mean) : new double[0][], total);
    }

    private static double[][] covariance(double[][] rows, double[] mean) {
      int features = mean.length;
      double[][] covariance = new double[features][features];
      double[] centred = new double[features];
      for (double[] row : rows) {
        for (int i = 0; i < features; i++) {
          centred[i] = row[i] - mean[i];
        }
        for (int i = 0; i < features; i++) {
          double value = centred[i];
          double[] line = covariance[i];
          for (int j = 0; j <= i; j++) {
            line[j] += value * centred[j];
          }
        }
      }
      for (int i = 0; i < features; i++) {
        for (int j = 0; j <= i; j++) {
          covariance[i][j] /= rows.length - 1;
          covariance[j][i] = covariance[i][j];
        }
      }
      return covariance;
    }

    /// The product with each vector of a block, `[l][d]`.
    double[][] times(double[][] block) {
      double[][] product = new double[block.length][mean.length];
      if (covariance.length > 0) {
        for (int i = 0; i < block.length; i++) {
          for (int j = 0; j < mean.length; j++) {
            product[i][j] = dot(covariance[j], block[i]);
          }
        }
        return product;
      }
      double[] centred = new double[mean.length];
      for (double[] row : rows) {
        for (int j = 0; j < centred.length; j++) {
          centred[j] = row[j] - mean[j];
        }
        for (int i = 0; i < block.length; i++) {
          add(product[i], dot(centred, block[i]) / (rows.length - 1), centred);
        }
      }
      return product;
    }
  }
}
