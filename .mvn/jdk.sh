# Finds an installed JDK 25 and exports JAVA_HOME; read by ./mvnw and ./sluice, so that neither needs it on the PATH.

jdk_major() { # the feature release of the JDK in directory $1, from its release file
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_jdk_25() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ "$(jdk_major "$1")" = 25 ]
}

jdk_of_path() { # the home of the java on the PATH, if any
  java_on_path=$(command -v java) || return 0
  dirname "$(dirname "$(readlink -f "$java_on_path" 2>/dev/null || echo "$java_on_path")")"
}

find_jdk_25() {
  for home in "${JAVA_HOME-}" "${JAVA_HOME_25_X64-}" "$(jdk_of_path)" \
    /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk_25 "$home"; then
      echo "$home"
      return 0
    fi
  done
  return 1
}

if JAVA_HOME=$(find_jdk_25); then
  export JAVA_HOME
  MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseParallelGC -XX:TieredStopAtLevel=1 ${MAVEN_OPTS-}"
  export MAVEN_OPTS
else
  echo "Sluice needs JDK 25 and found none. Install one (for example Eclipse Temurin 25), or set JAVA_HOME to its directory." >&2
  exit 2
fi
