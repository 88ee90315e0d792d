package dev.understudy.learn.network;

/// [RowSums] as plain loops, written for the compiler's automatic vectors as measured on JDK 25:
/// every row is an array of its own (with offsets into one array the loop stays scalar, six times
/// slower), and four rows are added to four at a time, so that most of the time goes into products
/// and not into reading and writing. Larger tiles are not made vectors of.
final class LoopSums implements RowSums {

  @Override
  public void add(
      float[][] out,
      int first,
      int outs,
      float[][] in,
      int[] places,
      int from,
      int count,
      float[][] weights,
      int firstWeight,
      int length) {
    int end = from + count;
    int j = 0;
    for (; j + 4 <= outs; j += 4) {
      float[] out0 = out[first + j];
      float[] out1 = out[first + j + 1];
      float[] out2 = out[first + j + 2];
      float[] out3 = out[first + j + 3];
      float[] weights0 = weights[firstWeight + j];
      float[] weights1 = weights[firstWeight + j + 1];
      float[] weights2 = weights[firstWeight + j + 2];
      float[] weights3 = weights[firstWeight + j + 3];
      int k = from;
      for (; k + 4 <= end; k += 4) {
        fourToFour(
            out0, out1, out2, out3, in, weights0, weights1, weights2, weights3, places, k, length);
      }
      for (; k < end; k++) {
        int p = places[k];
        oneToOne(out0, in[p], weights0[p], length);
        oneToOne(out1, in[p], weights1[p], length);
        oneToOne(out2, in[p], weights2[p], length);
        oneToOne(out3, in[p], weights3[p], length);
      }
    }
    for (; j < outs; j++) {
      float[] row = out[first + j];
      float[] own = weights[firstWeight + j];
      int k = from;
      for (; k + 4 <= end; k += 4) {
        fourToOne(row, in, own, places, k, length);
      }
      for (; k < end; k++) {
        oneToOne(row, in[places[k]], own[places[k]], length);
      }
    }
  }

  private static void fourToFour(
      float[] out0,
      float[] out1,
      float[] out2,
      float[] out3,
      float[][] in,
      float[] weights0,
      float[] weights1,
      float[] weights2,
      float[] weights3,
      int[] places,
      int k,
      int length) {
    int a = places[k];
    int b = places[k + 1];
    int c = places[k + 2];
    int d = places[k + 3];
    float[] inA = in[a];
    float[] inB = in[b];
    float[] inC = in[c];
    float[] inD = in[d];
    float a0 = weights0[a];
    float b0 = weights0[b];
    float c0 = weights0[c];
    float d0 = weights0[d];
    float a1 = weights1[a];
    float b1 = weights1[b];
    float c1 = weights1[c];
    float d1 = weights1[d];
    float a2 = weights2[a];
    float b2 = weights2[b];
    float c2 = weights2[c];
    float d2 = weights2[d];
    float a3 = weights3[a];
    float b3 = weights3[b];
    float c3 = weights3[c];
    float d3 = weights3[d];
    for (int i = 0; i < length; i++) {
      float x = inA[i];
      float y = inB[i];
      float z = inC[i];
      float w = inD[i];
      float sum0 = Math.fma(d0, w, Math.fma(c0, z, Math.fma(b0, y, Math.fma(a0, x, out0[i]))));
      float sum1 = Math.fma(d1, w, Math.fma(c1, z, Math.fma(b1, y, Math.fma(a1, x, out1[i]))));
      float sum2 = Math.fma(d2, w, Math.fma(c2, z, Math.fma(b2, y, Math.fma(a2, x, out2[i]))));
      float sum3 = Math.fma(d3, w, Math.fma(c3, z, Math.fma(b3, y, Math.fma(a3, x, out3[i]))));
      out0[i] = sum0;
      out1[i] = sum1;
      out2[i] = sum2;
      out3[i] = sum3;
    }
  }

  private static void fourToOne(
      float[] out, float[][] in, float[] weights, int[] places, int k, int length) {
    float[] inA = in[places[k]];
    float[] inB = in[places[k + 1]];
    float[] inC = in[places[k + 2]];
    float[] inD = in[places[k + 3]];
    float a = weights[places[k]];
    float b = weights[places[k + 1]];
    float c = weights[places[k + 2]];
    float d = weights[places[k + 3]];
    for (int i = 0; i < length; i++) {
      out[i] =
          Math.fma(
              d, inD[i], Math.fma(c, inC[i], Math.fma(b, inB[i], Math.fma(a, inA[i], out[i]))));
    }
  }

  private static void oneToOne(float[] out, float[] in, float weight, int length) {
    for (int i = 0; i < length; i++) {
      out[i] = Math.fma(weight, in[i], out[i]);
    }
  }
}
