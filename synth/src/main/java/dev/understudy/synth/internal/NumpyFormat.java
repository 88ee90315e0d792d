package dev.understudy.synth.internal;

import dev.understudy.synth.NumberArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Two-dimensional arrays of little-endian 64-bit floats in NumPy's `.npy` format, version 1.0:
///
/// ```
///   \x93NUMPY | 1 | 0 | header length (2 bytes) | header, padded to 64 with spaces, \n | data
/// ```
final class NumpyFormat {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<f8', 'fortran_order': False, 'shape': \\((\\d{1,9}), (\\d{1,9})\\), \\}\\s*");

  private NumpyFormat() {}

  static byte[] write(NumberArray array) {
    StringBuilder header =
        new StringBuilder("{'descr': '<f8', 'fortran_order': False, 'shape': (")
            .append(array.rows().length)
            .append(", ")
            .append(array.width())
            .append("), }");
    int prefix = MAGIC.length + Short.BYTES;
    while ((prefix + header.length() + 1) % ALIGNMENT != 0) {
      header.append(' ');
    }
    header.append('\n');
    long size =
        (long) prefix + header.length() + (long) array.rows().length * array.width() * Double.BYTES;
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(MAGIC).putShort((short) header.length());
    buffer.put(header.toString().getBytes(StandardCharsets.US_ASCII));
    for (double[] row : array.rows()) {
      for (double value : row) {
        buffer.putDouble(value);
      }
    }
    return buffer.array();
  }

  /// @throws IllegalArgumentException if the bytes are not such an array
  static NumberArray read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    require(bytes.length > MAGIC.length + Short.BYTES);
    buffer.get(magic);
    require(java.util.Arrays.equals(magic, MAGIC));
    byte[] header = new byte[Short.toUnsignedInt(buffer.getShort())];
    require(buffer.remaining() >= header.length);
    buffer.get(header);
    Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
    require(matcher.matches());
    long rows = Long.parseLong(matcher.group(1));
    long width = Long.parseLong(matcher.group(2));
    require(rows >= 1 && rows * width * Double.BYTES == buffer.remaining());
    double[][] values = new double[(int) rows][(int) width];
    for (double[] row : values) {
      for (int column = 0; column < row.length; column++) {
        row[column] = buffer.getDouble();
      }
    }
    return NumberArray.of(values);
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new IllegalArgumentException("an array of it is malformed");
    }
  }
}
