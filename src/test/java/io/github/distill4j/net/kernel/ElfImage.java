package io.github.distill4j.net.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A shared library without any code: what an ELF file of that kind needs, symbols, names. */
final class ElfImage {

  static final int DATA = 1;
  static final int FUNCTION = 2;

  private record Symbol(String name, long address, int kind, int section) {}

  private final List<Symbol> symbols = new ArrayList<>();

  /** Adds a function that the file defines. */
  ElfImage function(String name, long address) {
    return symbol(name, address, FUNCTION, 1);
  }

  /** Adds a name for something of that kind in that section; section 0: defined elsewhere. */
  ElfImage symbol(String name, long address, int kind, int section) {
    symbols.add(new Symbol(name, address, kind, section));
    return this;
  }

  /** The file. */
  byte[] bytes() {
    StringBuilder names = new StringBuilder("\0");
    ByteBuffer table = little(24 * (symbols.size() + 1)).position(24);
    for (Symbol symbol : symbols) {
      table.putInt(names.length()).put((byte) (16 | symbol.kind())).put((byte) 0);
      table.putShort((short) symbol.section()).putLong(symbol.address()).putLong(1);
      names.append(symbol.name()).append('\0');
    }
    int tableAt = 64;
    int namesAt = tableAt + table.capacity();
    int sectionsAt = namesAt + names.length();
    return little(sectionsAt + 3 * 64)
        .put(header(sectionsAt))
        .put(table.flip())
        .put(names.toString().getBytes(StandardCharsets.US_ASCII))
        .put(section(0, 0, 0, 0))
        .put(section(2, tableAt, table.capacity(), 2))
        .put(section(3, namesAt, names.length(), 0))
        .array();
  }

  private static byte[] header(int sectionsAt) {
    return little(64)
        .putInt(0x464c457f)
        .put(new byte[] {2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0})
        .putShort((short) 3)
        .putShort((short) 62)
        .putInt(1)
        .putLong(0)
        .putLong(64)
        .putLong(sectionsAt)
        .putInt(0)
        .putShort((short) 64)
        .putShort((short) 56)
        .putShort((short) 1)
        .putShort((short) 64)
        .putShort((short) 3)
        .array();
  }

  private static byte[] section(int kind, int at, int length, int names) {
    return little(64).putInt(4, kind).putLong(24, at).putLong(32, length).putInt(40, names).array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
