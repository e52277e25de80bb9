package io.github.distill4j.data.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which so many more bytes may be read; one more is an error. */
final class LimitedStream extends FilterInputStream {

  private long left = Long.MAX_VALUE;

  LimitedStream(InputStream in) {
    super(in);
  }

  /** How many may be read from here on. */
  void limit(long bytes) {
    left = bytes;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  private void count(long bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new IOException("a header without end");
    }
  }
}
