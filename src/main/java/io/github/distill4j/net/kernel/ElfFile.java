package io.github.distill4j.net.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an ELF file says about functions, those that it does not export included: a shared library
 * for x86-64, 64 bits, little-endian.
 *
 * @param functions addresses before relocation, by name
 */
record ElfFile(Path path, Map<String, Long> functions) {

  private static final int HEADER = 64;
  private static final int SECTION = 64;
  private static final int SYMBOL = 24;
  private static final int SYMBOL_SECTION = 2;
  private static final int TEXT_SECTION = 3;
  private static final int UNDEFINED = 0;
  // Not 10, STT_GNU_IFUNC: that address is of a function which chooses the function.
  private static final int FUNCTION = 2;

  /**
   * Reads a file.
   *
   * @param wanted the functions to look for, of names of at least 4 characters
   * @throws NotUsable if it is no such file, or damaged
   */
  static ElfFile read(Path path, Set<String> wanted) throws IOException, NotUsable {
    try (FileChannel file = FileChannel.open(path)) {
      return new Reader(path, file).read(wanted);
    }
  }

  /**
   * The address of a function before relocation.
   *
   * @throws NotUsable if the file defines no such function
   */
  long function(String name) throws NotUsable {
    Long address = functions.get(name);
    if (address == null) {
      throw new NotUsable("%s has no function %s", path, name);
    }
    return address;
  }

  private record Reader(Path path, FileChannel file) {

    ElfFile read(Set<String> wanted) throws IOException, NotUsable {
      return new ElfFile(path, functions(sections(header()), wanted));
    }

    private ByteBuffer header() throws IOException, NotUsable {
      ByteBuffer header = part(0, HEADER);
      boolean right =
          header.order(ByteOrder.BIG_ENDIAN).getInt(0) == 0x7f454c46
              && header.get(4) == 2 // 64 bits
              && header.get(5) == 1; // little-endian
      header.order(ByteOrder.LITTLE_ENDIAN);
      if (!right || header.getShort(16) != 3 || header.getShort(18) != 62) {
        throw new NotUsable("%s is no shared library for x86-64", path);
      }
      if (header.getShort(58) != SECTION) {
        throw damaged();
      }
      return header;
    }

    private ByteBuffer sections(ByteBuffer header) throws IOException, NotUsable {
      int count = Short.toUnsignedInt(header.getShort(60));
      return part(header.getLong(40), (long) count * SECTION);
    }

    private Map<String, Long> functions(ByteBuffer sections, Set<String> wanted)
        throws IOException, NotUsable {
      for (int at = 0; at < sections.limit(); at += SECTION) {
        if (sections.getInt(at + 4) == SYMBOL_SECTION) {
          ByteBuffer names = names(sections, sections.getInt(at + 40));
          return functions(
              part(sections.getLong(at + 24), sections.getLong(at + 32)), names, wanted);
        }
      }
      return Map.of(); // stripped
    }

    private ByteBuffer names(ByteBuffer sections, int section) throws IOException, NotUsable {
      int count = sections.limit() / SECTION;
      int at = Math.floorMod(section, count) * SECTION;
      if (section < 0 || section >= count || sections.getInt(at + 4) != TEXT_SECTION) {
        throw damaged();
      }
      return part(sections.getLong(at + 24), sections.getLong(at + 32));
    }

    private Map<String, Long> functions(ByteBuffer symbols, ByteBuffer names, Set<String> wanted)
        throws NotUsable {
      // Hundreds of thousands of names: only those that begin like a wanted one become strings.
      int[] beginnings =
          wanted.stream().mapToInt(name -> beginning(bytes(name), 0)).distinct().toArray();
      Map<String, Long> found = new HashMap<>();
      for (int at = 0; at + SYMBOL <= symbols.limit(); at += SYMBOL) {
        if (isFunction(symbols, at) && isOneOf(beginnings, beginning(names, symbols.getInt(at)))) {
          String name = text(names, symbols.getInt(at));
          if (wanted.contains(name)) {
            put(found, name, symbols.getLong(at + 8));
          }
        }
      }
      return found;
    }

    private void put(Map<String, Long> found, String name, long address) throws NotUsable {
      Long other = found.put(name, address);
      if (other != null && other != address) {
        throw new NotUsable("%s has two functions %s", path, name);
      }
    }

    private static boolean isFunction(ByteBuffer symbols, int at) {
      return (symbols.get(at + 4) & 0xf) == FUNCTION && symbols.getShort(at + 6) != UNDEFINED;
    }

    private static ByteBuffer bytes(String name) {
      return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII))
          .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Four characters, or 0 where there are not that many. */
    private static int beginning(ByteBuffer names, int at) {
      return at >= 0 && at <= names.limit() - Integer.BYTES ? names.getInt(at) : 0;
    }

    private static boolean isOneOf(int[] values, int value) {
      for (int each : values) {
        if (each == value) {
          return true;
        }
      }
      return false;
    }

    private String text(ByteBuffer names, int from) throws NotUsable {
      int to = from;
      while (to < names.limit() && names.get(to) != 0) {
        to++;
      }
      byte[] bytes = new byte[to - from];
      names.get(from, bytes);
      return new String(bytes, StandardCharsets.US_ASCII);
    }

    private ByteBuffer part(long from, long length) throws IOException, NotUsable {
      if (from < 0 || length < 0 || length > Integer.MAX_VALUE || from > file.size() - length) {
        throw damaged();
      }
      return file.map(MapMode.READ_ONLY, from, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private NotUsable damaged() {
      return new NotUsable("%s is damaged", path);
    }
  }
}
