package io.github.distill4j.net.layer.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses of functions in a shared library that this process has loaded, also of those that the
 * library keeps to itself: read from the symbol table of its ELF file (64 bits, little-endian).
 */
final class NativeSymbols {

  private static final int SECTION_HEADER = 64;
  private static final int SYMBOL = 24;
  private static final int SYMBOL_TABLE = 2;

  private NativeSymbols() {}

  /**
   * The functions of the library of that file name whose names begin with the prefix.
   *
   * @return addresses in this process by name; empty when no such library is loaded or its symbol
   *     table was stripped
   */
  static Map<String, Long> of(String library, String prefix) throws IOException {
    Optional<String> first =
        Files.readAllLines(Path.of("/proc/self/maps")).stream()
            .filter(line -> line.endsWith("/" + library))
            .findFirst();
    if (first.isEmpty()) {
      return Map.of();
    }
    String line = first.get();
    long base = Long.parseUnsignedLong(line, 0, line.indexOf('-'), 16);
    return read(Path.of(line.substring(line.indexOf('/'))), base, prefix);
  }

  private static Map<String, Long> read(Path file, long base, String prefix) throws IOException {
    try (FileChannel elf = FileChannel.open(file)) {
      ByteBuffer header = map(elf, 0, 64);
      ByteBuffer sections =
          map(elf, header.getLong(40), (long) header.getShort(60) * SECTION_HEADER);
      for (int at = 0; at < sections.limit(); at += SECTION_HEADER) {
        if (sections.getInt(at + 4) == SYMBOL_TABLE) {
          int names = sections.getInt(at + 40) * SECTION_HEADER;
          return find(section(elf, sections, at), section(elf, sections, names), base, prefix);
        }
      }
    }
    return Map.of();
  }

  private static Map<String, Long> find(
      ByteBuffer symbols, ByteBuffer names, long base, String prefix) {
    byte[] wanted = prefix.getBytes(StandardCharsets.US_ASCII);
    Map<String, Long> found = new HashMap<>();
    for (int at = 0; at < symbols.limit(); at += SYMBOL) {
      int name = symbols.getInt(at);
      if (startsWith(names, name, wanted)) {
        found.put(text(names, name), base + symbols.getLong(at + 8));
      }
    }
    return found;
  }

  private static boolean startsWith(ByteBuffer names, int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (names.get(at + i) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(ByteBuffer names, int from) {
    int to = from;
    while (names.get(to) != 0) {
      to++;
    }
    byte[] bytes = new byte[to - from];
    names.get(from, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static ByteBuffer section(FileChannel elf, ByteBuffer sections, int at)
      throws IOException {
    return map(elf, sections.getLong(at + 24), sections.getLong(at + 32));
  }

  private static ByteBuffer map(FileChannel elf, long from, long length) throws IOException {
    return elf.map(MapMode.READ_ONLY, from, length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
