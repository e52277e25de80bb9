#!/usr/bin/env bash
# Builds distill4j when its sources changed, then runs it:  ./run.sh --help
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"

fail() { echo "run.sh: $*" >&2; exit 2; }

install_hint() { # what to type for a package on this system; $1 Debian, $2 Fedora, $3 Homebrew
  if command -v apt-get >/dev/null; then echo "sudo apt-get install $1"
  elif command -v dnf >/dev/null; then echo "sudo dnf install $2"
  elif command -v brew >/dev/null; then echo "brew install $3"
  else echo "install $3 with your system's package manager"; fi
}

find_java() {
  java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  local hint; hint="$(install_hint openjdk-17-jdk java-17-openjdk-devel openjdk@17)"
  command -v "$java" >/dev/null || fail "no Java found; distill4j needs JDK 17 or later: $hint"
  local version; version="$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')"
  [ "${version%%.*}" -ge 17 ] || fail "found Java $version at $java; distill4j needs JDK 17 or later: $hint"
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

# One thread a physical core: a second one on the same core only waits for the vector unit.
physical_cores() {
  if command -v lscpu >/dev/null; then lscpu -p=core,socket | grep -v '^#' | sort -u | wc -l
  elif command -v sysctl >/dev/null; then sysctl -n hw.physicalcpu
  else getconf _NPROCESSORS_ONLN; fi
}

maven() {
  command -v mvn >/dev/null || fail "no Maven found; distill4j builds with Maven 3.8 or later: $(install_hint maven maven maven)"
  (cd "$here" && mvn -B -Dnative.classifier="$classifier" "$@")
}

sources_changed() {
  local stamp="$here/target/built"
  [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$classifier" ] \
    || [ -n "$(find "$here/pom.xml" "$here/src/main" "$here/datasets" -newer "$stamp" \( -path '*/src/main*' -o -name pom.xml -o -name '*.yaml' \) -print -quit)" ]
}

build() {
  local note=""
  if [ ! -d "${HOME}/.m2/repository/org/nd4j" ]; then note=" (the first build downloads its libraries, about 250 MB)"; fi
  echo "Building distill4j for $classifier$note …" >&2
  mkdir -p "$here/target"
  maven -q package -DskipTests >"$here/target/build.log" 2>&1 \
    || { tail -n 30 "$here/target/build.log" >&2; fail "the build failed; the whole log is target/build.log"; }
  # An argument file keeps the process's command line short, whatever the class path's length.
  printf -- '-cp "%s"\n' "$here/target/classes:$(cat "$here/target/classpath.txt")" >"$here/target/java.args"
  echo "$classifier" >"$here/target/built"
}

find_java
classifier="$(native_classifier)"
export OMP_NUM_THREADS="${OMP_NUM_THREADS:-$(physical_cores)}"

if [ "${1:-}" = test ]; then
  shift
  # Threads that sleep while they wait for each other: alone on the machine a ResNet-8 step takes a
  # sixth longer, beside another busy process 65 ms instead of 1,100. Tests want the second.
  export OMP_WAIT_POLICY="${OMP_WAIT_POLICY:-passive}"
  maven verify "$@"
  exit
fi

if sources_changed; then build; fi
terminal=false; if [ -t 2 ]; then terminal=true; fi

# 1.5 GB of heap holds CIFAR at one byte a channel several times over; native memory is bounded so
# that a leak ends in a message and not in the machine's last resort. The second bound, on resident
# memory, is off: JavaCPP would read /proc at every allocation, 2.4 ms of each step of a ResNet-8.
exec "$java" "@$here/target/java.args" \
  -Xmx1500m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError \
  -Dorg.bytedeco.javacpp.maxbytes=4g -Dorg.bytedeco.javacpp.maxphysicalbytes=0 \
  -Djava.awt.headless=true -Ddistill4j.home="$here" -Ddistill4j.terminal="$terminal" -Ddistill4j.log="$here/target/distill4j.log" \
  io.github.distill4j.cli.Distill4j "$@"
