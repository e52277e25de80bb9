package io.github.distill4j.net.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * A shared library that this process has loaded, as {@code /proc/self/maps} shows it.
 *
 * @param path its file, under the name it had when it was loaded
 * @param deleted whether that file has gone since
 * @param start where it begins in memory
 */
record LoadedLibrary(Path path, boolean deleted, long start) {

  // Private mappings only: a file that is merely read is mapped, too, and shared.
  private static final Pattern LINE =
      Pattern.compile("(\\p{XDigit}+)-\\S+ ...p \\p{XDigit}+ \\S+ \\d+ +(/.*?)( \\(deleted\\))?");

  /**
   * The library of that file name.
   *
   * @param maps the lines of {@code /proc/self/maps}
   */
  static Optional<LoadedLibrary> find(String name, List<String> maps) {
    return maps.stream()
        .filter(line -> line.contains("/" + name))
        .map(LINE::matcher)
        .filter(line -> line.matches() && line.group(2).endsWith("/" + name))
        .findFirst()
        .map(
            line ->
                new LoadedLibrary(
                    Path.of(line.group(2)),
                    line.group(3) != null,
                    Long.parseUnsignedLong(line.group(1), 16)));
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
    if (deleted) {
      throw new NotUsable("%s was deleted or replaced since it was loaded: start again", path);
    }
    Set<String> wanted = new HashSet<>(names);
    wanted.add(exported);
    ElfFile file = ElfFile.read(path, wanted);
    if (names.stream().noneMatch(file.functions()::containsKey)) {
      return Map.of();
    }
    check(start + file.function(exported), exported, linker.applyAsLong(exported));
    Map<String, Long> addresses = new HashMap<>();
    for (String name : names) {
      addresses.put(name, start + file.function(name));
    }
    return addresses;
  }

  private void check(long here, String exported, long there) throws NotUsable {
    if (here != there) {
      throw new NotUsable(
          "%s is at %x by the symbol table of %s, at %x by the linker",
          exported, here, path, there);
    }
  }
}
