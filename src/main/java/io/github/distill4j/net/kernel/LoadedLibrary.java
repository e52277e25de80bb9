package io.github.distill4j.net.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shared library that this process has loaded, as {@code /proc/self/maps} shows it.
 *
 * @param path its file, under the name it had when it was loaded
 * @param deleted whether that file has gone since
 * @param parts where parts of the file lie in memory, by address
 */
record LoadedLibrary(String path, boolean deleted, List<Part> parts) {

  private static final long PAGE = 4096;
  // Private mappings only: a file that is merely read is mapped, too, and shared.
  private static final Pattern LINE =
      Pattern.compile(
          "(\\p{XDigit}+)-(\\p{XDigit}+) ..(.)p (\\p{XDigit}+) \\S+ \\d+ +(/.*?)( \\(deleted\\))?");

  /** A part of the file from that offset on, in memory from start to before the end. */
  record Part(long start, long end, boolean executable, long offset) {

    private static Part of(Matcher line) {
      return new Part(
          Long.parseUnsignedLong(line.group(1), 16),
          Long.parseUnsignedLong(line.group(2), 16),
          line.group(3).equals("x"),
          Long.parseUnsignedLong(line.group(4), 16));
    }

    private boolean runs(long address) {
      return executable && start <= address && address < end;
    }
  }

  /**
   * The library of that file name.
   *
   * @param maps the lines of {@code /proc/self/maps}
   */
  static Optional<LoadedLibrary> find(String name, List<String> maps) {
    List<Matcher> lines =
        maps.stream()
            .filter(line -> line.contains("/" + name))
            .map(LINE::matcher)
            .filter(line -> line.matches() && line.group(5).endsWith("/" + name))
            .toList();
    return lines.stream()
        .findFirst()
        .map(
            first ->
                new LoadedLibrary(
                    first.group(5),
                    first.group(6) != null,
                    lines.stream()
                        .filter(line -> line.group(5).equals(first.group(5)))
                        .map(Part::of)
                        .toList()));
  }

  /**
   * Where functions are in this process, also those that the library keeps to itself.
   *
   * @param names of the functions
   * @param exported a function that the library exports, to check the others by
   * @param linker where the dynamic linker itself finds an exported function; 0: nowhere
   * @return an address for each name; nothing when the library has none of these functions
   * @throws NotUsable if some are missing, or where the library lies is in doubt
   * @throws IOException if the library's file cannot be read
   */
  Map<String, Long> functions(Set<String> names, String exported, ToLongFunction<String> linker)
      throws NotUsable, IOException {
    Set<String> wanted = new HashSet<>(names);
    wanted.add(exported);
    ElfFile file = ElfFile.read(file(), wanted);
    if (names.stream().noneMatch(file.functions()::containsKey)) {
      return Map.of();
    }
    long base = base(file);
    checkBase(base + file.function(exported), exported, linker);
    Map<String, Long> addresses = new HashMap<>();
    for (String name : names) {
      addresses.put(name, running(name, base + file.function(name)));
    }
    return addresses;
  }

  /** Behind the mapping's own name a deleted file can still be read, given the right to. */
  private Path file() throws NotUsable {
    if (!deleted) {
      return Path.of(path);
    }
    Part first = parts.get(0);
    Path mapped =
        Path.of(
            String.format(
                Locale.ROOT,
                "/proc/self/map_files/%s-%s",
                Long.toHexString(first.start()),
                Long.toHexString(first.end())));
    if (!mapped.toFile().canRead()) {
      throw new NotUsable("%s was deleted or replaced since it was loaded: start again", path);
    }
    return mapped;
  }

  /** What the linker added to the file's addresses: whole pages. */
  private long base(ElfFile file) throws NotUsable {
    Part first = parts.get(0);
    if (first.offset() != page(file.firstOffset())) {
      throw new NotUsable("%s begins in memory at offset %d", path, first.offset());
    }
    return first.start() - page(file.firstAddress());
  }

  private static long page(long address) {
    return address & -PAGE;
  }

  private void checkBase(long here, String exported, ToLongFunction<String> linker)
      throws NotUsable {
    long there = linker.applyAsLong(exported);
    if (here != there) {
      throw new NotUsable(
          "%s is at %x by the symbol table of %s, at %x by the linker",
          exported, here, path, there);
    }
  }

  private long running(String name, long address) throws NotUsable {
    if (parts.stream().noneMatch(part -> part.runs(address))) {
      throw new NotUsable("%s lies outside the code of %s", name, path);
    }
    return address;
  }
}
