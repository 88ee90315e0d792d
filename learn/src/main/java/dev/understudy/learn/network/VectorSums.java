package dev.understudy.learn.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// [RowSums] by the Vector API: tiles of four results by two vectors stay in registers over all
/// summands. Each tile is a short static method, as the compiler keeps vectors of long ones on the
/// heap.
final class VectorSums implements RowSums {

  /// The processor's own, but not longer than rows are padded to.
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() <= LANES
          ? FloatVector.SPECIES_PREFERRED
          : FloatVector.SPECIES_512;

  private static final int WIDE = SPECIES.length();

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
    int whole = length - length % WIDE;
    for (int i = 0; i < whole; ) {
      boolean pair = i + 2 * WIDE <= whole;
      int j = 0;
      for (; j + 4 <= outs; j += 4) {
        if (pair) {
          fourByTwo(out, first + j, in, places, from, end, weights, firstWeight + j, i);
        } else {
          fourByOne(out, first + j, in, places, from, end, weights, firstWeight + j, i);
        }
      }
      for (; j < outs; j++) {
        float[] row = out[first + j];
        float[] own = weights[firstWeight + j];
        oneByOne(row, in, places, from, end, own, i);
        if (pair) {
          oneByOne(row, in, places, from, end, own, i + WIDE);
        }
      }
      i += pair ? 2 * WIDE : WIDE;
    }
    for (int j = 0; j < outs && whole < length; j++) {
      rest(out[first + j], in, places, from, end, weights[firstWeight + j], whole, length);
    }
  }

  private static void fourByTwo(
      float[][] out,
      int first,
      float[][] in,
      int[] places,
      int from,
      int end,
      float[][] weights,
      int firstWeight,
      int i) {
    float[] weights0 = weights[firstWeight];
    float[] weights1 = weights[firstWeight + 1];
    float[] weights2 = weights[firstWeight + 2];
    float[] weights3 = weights[firstWeight + 3];
    FloatVector left0 = FloatVector.fromArray(SPECIES, out[first], i);
    FloatVector left1 = FloatVector.fromArray(SPECIES, out[first + 1], i);
    FloatVector left2 = FloatVector.fromArray(SPECIES, out[first + 2], i);
    FloatVector left3 = FloatVector.fromArray(SPECIES, out[first + 3], i);
    FloatVector right0 = FloatVector.fromArray(SPECIES, out[first], i + WIDE);
    FloatVector right1 = FloatVector.fromArray(SPECIES, out[first + 1], i + WIDE);
    FloatVector right2 = FloatVector.fromArray(SPECIES, out[first + 2], i + WIDE);
    FloatVector right3 = FloatVector.fromArray(SPECIES, out[first + 3], i + WIDE);
    for (int k = from; k < end; k++) {
      int p = places[k];
      FloatVector left = FloatVector.fromArray(SPECIES, in[p], i);
      FloatVector right = FloatVector.fromArray(SPECIES, in[p], i + WIDE);
      FloatVector weight0 = FloatVector.broadcast(SPECIES, weights0[p]);
      FloatVector weight1 = FloatVector.broadcast(SPECIES, weights1[p]);
      FloatVector weight2 = FloatVector.broadcast(SPECIES, weights2[p]);
      FloatVector weight3 = FloatVector.broadcast(SPECIES, weights3[p]);
      left0 = left.fma(weight0, left0);
      left1 = left.fma(weight1, left1);
      left2 = left.fma(weight2, left2);
      left3 = left.fma(weight3, left3);
      right0 = right.fma(weight0, right0);
      right1 = right.fma(weight1, right1);
      right2 = right.fma(weight2, right2);
      right3 = right.fma(weight3, right3);
    }
    left0.intoArray(out[first], i);
    left1.intoArray(out[first + 1], i);
    left2.intoArray(out[first + 2], i);
    left3.intoArray(out[first + 3], i);
    right0.intoArray(out[first], i + WIDE);
    right1.intoArray(out[first + 1], i + WIDE);
    right2.intoArray(out[first + 2], i + WIDE);
    right3.intoArray(out[first + 3], i + WIDE);
  }

  private static void fourByOne(
      float[][] out,
      int first,
      float[][] in,
      int[] places,
      int from,
      int end,
      float[][] weights,
      int firstWeight,
      int i) {
    float[] weights0 = weights[firstWeight];
    float[] weights1 = weights[firstWeight + 1];
    float[] weights2 = weights[firstWeight + 2];
    float[] weights3 = weights[firstWeight + 3];
    FloatVector sum0 = FloatVector.fromArray(SPECIES, out[first], i);
    FloatVector sum1 = FloatVector.fromArray(SPECIES, out[first + 1], i);
    FloatVector sum2 = FloatVector.fromArray(SPECIES, out[first + 2], i);
    FloatVector sum3 = FloatVector.fromArray(SPECIES, out[first + 3], i);
    for (int k = from; k < end; k++) {
      int p = places[k];
      FloatVector row = FloatVector.fromArray(SPECIES, in[p], i);
      sum0 = row.fma(FloatVector.broadcast(SPECIES, weights0[p]), sum0);
      sum1 = row.fma(FloatVector.broadcast(SPECIES, weights1[p]), sum1);
      sum2 = row.fma(FloatVector.broadcast(SPECIES, weights2[p]), sum2);
      sum3 = row.fma(FloatVector.broadcast(SPECIES, weights3[p]), sum3);
    }
    sum0.intoArray(out[first], i);
    sum1.intoArray(out[first + 1], i);
    sum2.intoArray(out[first + 2], i);
    sum3.intoArray(out[first + 3], i);
  }

  private static void oneByOne(
      float[] out, float[][] in, int[] places, int from, int end, float[] weights, int i) {
    FloatVector sum = FloatVector.fromArray(SPECIES, out, i);
    for (int k = from; k < end; k++) {
      int p = places[k];
      sum =
          FloatVector.fromArray(SPECIES, in[p], i)
              .fma(FloatVector.broadcast(SPECIES, weights[p]), sum);
    }
    sum.intoArray(out, i);
  }

  /// What is less than a vector.
  private static void rest(
      float[] out,
      float[][] in,
      int[] places,
      int from,
      int end,
      float[] weights,
      int begin,
      int length) {
    for (int i = begin; i < length; i++) {
      float sum = out[i];
      for (int k = from; k < end; k++) {
        sum = Math.fma(weights[places[k]], in[places[k]][i], sum);
      }
      out[i] = sum;
    }
  }
}
