#!/usr/bin/env bash
# Builds distill4j when its sources changed, then runs it:  ./run.sh --help
#
# Variables that change its choices, with what they are here when unset:
#   OMP_NUM_THREADS        one thread for each physical core that this process may use
#   DISTILL4J_HEAP         Java's heap, 1500m; a quarter of a machine with less than 6 GB
#   DISTILL4J_NATIVE       memory outside the heap, 4g; a quarter of a machine with more than 16 GB
#   DISTILL4J_CLASSIFIER   the build of ND4J's native library that fits this CPU
#   JAVA_HOME              the java found on the path
set -euo pipefail
unset CDPATH

fail() { echo "run.sh: $*" >&2; exit 2; }

checkout() { # the folder that this script really lies in, through any symbolic links
  local script="${BASH_SOURCE[0]}" target
  while [ -L "$script" ]; do
    target="$(readlink "$script")"
    case "$target" in /*) script="$target" ;; *) script="$(dirname "$script")/$target" ;; esac
  done
  cd -P -- "$(dirname -- "$script")" && pwd -P
}

install_hint() { # what to type for a package on this system; $1 Debian, $2 Fedora, $3 Homebrew
  if command -v apt-get >/dev/null; then echo "sudo apt-get install $1"
  elif command -v dnf >/dev/null; then echo "sudo dnf install $2"
  elif command -v brew >/dev/null; then echo "brew install $3"
  else echo "install $3 with your system's package manager"; fi
}

find_java() {
  java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  local hint said; hint="$(install_hint openjdk-17-jdk java-17-openjdk-devel openjdk@17)"
  command -v "$java" >/dev/null || fail "no Java found; distill4j needs JDK 17 or later: $hint"
  said="$("$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XshowSettings:properties -version 2>&1)" || true
  java_version="$(sed -n 's/.*java.specification.version = \([0-9]*\).*/\1/p' <<<"$said")"
  [ -n "$java_version" ] || fail "$java does not start (it says: $(head -n 1 <<<"$said")); distill4j needs a working JDK 17 or later: $hint"
  [ "$java_version" -ge 17 ] || fail "found Java $java_version at $java; distill4j needs JDK 17 or later: $hint"
}

# Java takes the encoding of file names and of the terminal from the locale; plain C has no ü.
speak_utf8() {
  case "$(locale charmap 2>/dev/null || true)" in
    ''|US-ASCII|ANSI_X3.4-1968|646)
      LC_ALL="$(locale -a 2>/dev/null | grep -iE -m 1 '^(C|en_US)\.utf-?8$' || echo C.UTF-8)"
      export LC_ALL ;;
  esac
}

# The native library with oneDNN for this CPU; docs/performance.md says what oneDNN is worth.
native_classifier() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64)
      if grep -qm1 avx512bw /proc/cpuinfo; then echo linux-x86_64-onednn-avx512
      elif grep -qm1 avx2 /proc/cpuinfo; then echo linux-x86_64-onednn-avx2
      else echo linux-x86_64; fi ;;
    Linux-aarch64) echo linux-arm64 ;;
    Darwin-arm64) echo macosx-arm64 ;;
    Darwin-x86_64) echo macosx-x86_64 ;;
    *) fail "no native library for $(uname -s) $(uname -m); Linux and macOS on x86-64 or arm64 have one" ;;
  esac
}

least() { printf '%s\n' "$@" | grep -E '^[0-9]+$' | sort -n | head -n 1; }

# The files of this process's control group and of those around it; $1 the controller in version 1,
# $2 the file's name there, $3 its name in version 2.
group_files() {
  [ -r /proc/self/cgroup ] || return 0
  local root path
  path="$(sed -n "s/^[0-9]*:\([^:]*,\)*$1\(,[^:]*\)*:/$1:/p; s/^0::/2:/p" /proc/self/cgroup | sort -u)"
  while IFS=: read -r root path; do
    while :; do
      if [ "$root" = 2 ]; then ls "/sys/fs/cgroup$path/$3"; else ls "/sys/fs/cgroup/$root$path/$2"; fi 2>/dev/null || true
      [ "$path" != / ] && [ -n "$path" ] || break
      path="$(dirname "$path")"
    done
  done <<<"$path"
}

# How many whole processors the control groups allow: quota over period, at least one.
group_processors() {
  local file quota period
  for file in $(group_files cpu cpu.cfs_quota_us cpu.max); do
    case "$file" in
      */cpu.max) read -r quota period <"$file" ;;
      *) read -r quota <"$file"; read -r period <"${file%quota_us}period_us" ;;
    esac
    case "$quota" in max|-1) ;; *) echo $((quota / period > 0 ? quota / period : 1)) ;; esac
  done
}

# One thread a physical core among the processors this process may run on: a second one on the same
# core only waits for the vector unit, and one without a processor makes all others wait.
cores() {
  if [ -r /proc/self/status ] && command -v lscpu >/dev/null; then
    lscpu -p=cpu,core,socket | awk -F, -v allowed="$(sed -n 's/^Cpus_allowed_list:[[:space:]]*//p' /proc/self/status)" '
      BEGIN { n = split(allowed, ranges, ",")
              for (i = 1; i <= n; i++) { split(ranges[i], ends, "-")
                for (c = ends[1]; c <= (ends[2] == "" ? ends[1] : ends[2]); c++) may[c + 0] = 1 } }
      !/^#/ && ($1 + 0) in may { seen[$2 "," $3] = 1 }
      END { for (core in seen) count++; if (count) print count }'
  elif command -v sysctl >/dev/null; then sysctl -n hw.physicalcpu 2>/dev/null || true
  fi
}

threads() {
  local all; all="$(env -u OMP_NUM_THREADS nproc 2>/dev/null || getconf _NPROCESSORS_ONLN)"
  # shellcheck disable=SC2046  # one word a number
  least "$all" $(cores) $(group_processors)
}

megabytes() { # of memory that this process may use
  local all; all="$(awk '/^MemTotal:/ {print int($2 / 1024)}' /proc/meminfo 2>/dev/null || echo $(($(sysctl -n hw.memsize) / 1048576)))"
  # shellcheck disable=SC2046
  least "$all" $(group_files memory memory.limit_in_bytes memory.max | xargs -r cat 2>/dev/null | awk '/^[0-9]+$/ {print int($1 / 1048576)}')
}

# Java's heap holds CIFAR at one byte a channel several times over. Memory outside it is bounded so
# that a leak ends in a message and not in the machine's last resort.
choose_memory() {
  local all; all="$(megabytes)"
  heap="${DISTILL4J_HEAP:-$(least 1500 $((all / 4)))m}"
  if [ "$all" -gt 16384 ]; then native=$((all / 4)); else native="$(least 4096 $((all / 2)))"; fi
  native="${DISTILL4J_NATIVE:-${native}m}"
  [[ "$heap" =~ ^[0-9]+[kmgKMG]$ ]] || fail "DISTILL4J_HEAP is \"$heap\"; expected a size such as 1500m or 3g"
  [[ "$native" =~ ^[0-9]+[kmgKMG]$ ]] || fail "DISTILL4J_NATIVE is \"$native\"; expected a size such as 4g"
}

maven() {
  command -v mvn >/dev/null || fail "no Maven found; distill4j builds with Maven 3.8 or later: $(install_hint maven maven maven)"
  (cd -- "$here" && mvn -B -Dnative.classifier="$classifier" "$@")
}

writable() { mkdir -p -- "$1" 2>/dev/null && [ -w "$1" ]; }

# Where the compiled program lies: in the checkout, or beside the user's other caches where the
# checkout cannot be written to.
choose_place() {
  place="$here/target/product"
  if whole || writable "$place"; then return; fi
  place="${XDG_CACHE_HOME:-$(echo ~)/.cache}/distill4j/$(printf %s "$here" | cksum | cut -d ' ' -f 1)"
  whole || writable "$place" || fail "neither $here/target nor $place can be written to; set XDG_CACHE_HOME to a folder that can"
}

whole() { # whether what lies in the place was built from these sources and can run
  [ -r "$place/$mark" ] && [ "$(cat "$place/$mark")" = "$classifier" ] && libraries_there \
    && [ -z "$(find "$here/pom.xml" "${sources[@]}" -newer "$place/$mark" -print -quit
               find "$here/datasets" -name '*.yaml' -newer "$place/$mark" -print -quit)" ]
}

libraries_there() {
  local jar jars
  IFS=: read -r -a jars <"$place/classpath.txt" || true
  for jar in "${jars[@]}"; do [ -r "$jar" ] || return 1; done
}

# Without static analysis, tests and format: 10 s of processor time instead of 137. Maven's own
# compiler pass stays the cheap one, since it is over before the better one would pay.
build() {
  local note=""
  if [ ! -d ~/.m2/repository/org/nd4j ]; then note=" (the first build downloads its libraries, about 250 MB)"; fi
  echo "Building distill4j for $classifier$note …" >&2
  rm -f "$place"/built*
  MAVEN_OPTS="${MAVEN_OPTS:-} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC" \
    maven -q "$phase" -Dquick -Dbuild.folder="$place" >"$place/build.log" 2>&1 \
    || { tail -n 30 "$place/build.log" >&2; fail "the build failed; the whole log is $place/build.log"; }
  echo "$classifier" | tee "$place/$mark" >"$place/built"
}

# From JDK 24 on Java warns of every library that calls native code or Unsafe; ND4J does both.
permissions() { if [ "$java_version" -ge 24 ]; then echo --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow; fi; }

here="$(checkout)"
case "$here" in *:*|*\\*|*$'\n'*) fail "Java and Maven cannot work below a folder with ':', a backslash or a line break in its name: move $here" ;; esac
speak_utf8
find_java
classifier="${DISTILL4J_CLASSIFIER:-$(native_classifier)}"
threads_from="${OMP_NUM_THREADS:+OMP_NUM_THREADS}"
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-$(threads)}"
[[ "$OMP_NUM_THREADS" =~ ^[1-9][0-9]{0,3}$ ]] || fail "OMP_NUM_THREADS is \"$OMP_NUM_THREADS\"; expected a number of threads such as $(unset OMP_NUM_THREADS; threads)"

if [ "${1:-}" = test ]; then
  shift
  # Threads that sleep while they wait for each other: alone on the machine a ResNet-8 step takes a
  # sixth longer, beside another busy process 65 ms instead of 1,100. Tests want the second.
  export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}"
  maven test "$@"
  exit
fi

# The benchmark lies among the tests, which are compiled for it only.
main=cli.Distill4j phase=process-classes mark=built sources=("$here/src/main") tests=""
if [ "${1:-}" = bench ]; then
  shift
  main=bench.BenchCommand phase=test-compile mark=built-with-tests sources+=("$here/src/test")
fi

choose_memory
choose_place
whole || build
[ "$mark" = built ] || tests="$place/test-classes:"
terminal=false; if [ -t 2 ]; then terminal=true; fi

# The class path goes through the environment: any folder's name is safe there. The second bound on
# memory, on what is resident, is off: JavaCPP would read /proc at every allocation, 2.4 ms of each
# step of a ResNet-8. Nothing here reads Java's serialised objects, and no file may make it.
export CLASSPATH="$tests$place/classes:$(cat "$place/classpath.txt")"
# shellcheck disable=SC2046
exec "$java" $(permissions) -Xmx"$heap" -XX:+UseSerialGC \
  -Dorg.bytedeco.javacpp.maxbytes="$native" -Dorg.bytedeco.javacpp.maxphysicalbytes=0 \
  -Djdk.serialFilter='!*' -Djava.awt.headless=true -Ddistill4j.home="$here" -Ddistill4j.terminal="$terminal" \
  -Ddistill4j.threads.from="${threads_from:-the physical cores that this process may use}" \
  -Ddistill4j.classifier="$classifier" -Ddistill4j.log="$place/distill4j.log" \
  "io.github.distill4j.$main" "$@"
