# Shared by ./understudy and the distribution's bin/understudy, which source it after setting
#   java      the java program
#   lib       the folder of the jars
#   settings  the folder of this file, jvm.options, commands.txt and rehearsal.txt
#   home      a folder for the start-up cache

IFS= read -r build_id <"$lib/build-id"
cache=$home/start-$build_id.aot

# Makes the start-up cache of this build and JDK from a rehearsal of typical commands. Leaves an empty cache where that
# fails, so that it is not tried at every start.
prepare_cache() {
  scratch=$cache.$$
  log=$home/start.log
  mkdir "$scratch" 2>/dev/null || return 0
  trap 'rm -rf "$scratch"; exit 130' INT TERM HUP
  "$java" "@$settings/jvm.options" -XX:+UseCompressedOops -Xmx1g \
    -XX:AOTMode=record "-XX:AOTConfiguration=$scratch/notes" -cp "$lib/understudy.jar" \
    dev.understudy.app.Rehearsal "$settings/rehearsal.txt" "$scratch" </dev/null >"$log" 2>&1 &&
    "$java" "@$settings/jvm.options" -XX:+UseCompressedOops -Xmx1g \
      -XX:AOTMode=create "-XX:AOTConfiguration=$scratch/notes" "-XX:AOTCache=$scratch/cache" \
      -cp "$lib/understudy.jar" </dev/null >>"$log" 2>&1
  [ -f "$scratch/cache" ] || : >"$scratch/cache"
  rm -f "$home"/start-*.aot
  mv -f "$scratch/cache" "$cache"
  rm -rf "$scratch"
  trap - INT TERM HUP
}

# Whether a command is over so soon that the optimising compiler would cost more than it gains: on small files it takes
# a third to a half of the time. Judging always gains, and so does fitting anything but the simplest generators.
is_short() {
  case ${1:---help} in
    fit) case " $* " in *" --model copula "* | *" --model=copula "* | *" --model independent "* | *" --model=independent "*) ;; *) return 1 ;; esac ;;
    sample | inspect | doctor | models | help | -*) ;;
    *) return 1 ;;
  esac
  before=
  for argument; do
    case $before$argument in
      --model=autoregressive | --modelautoregressive) return 1 ;;
      --rows=*??????) return 1 ;;
      --rows??????*) return 1 ;;
    esac
    if [ -f "$argument" ] && [ -n "$(find "$argument" -prune -size +16384k 2>/dev/null)" ]; then return 1; fi
    case $argument in --rows | --model) before=$argument ;; *) before= ;; esac
  done
}

# Starts Understudy in place of this shell, so that signals and exit codes pass through.
run() {
  memory=
  while read -r command options; do
    case $command in
      other | "${1:---help}") memory=$options ;;
    esac
  done <"$settings/commands.txt"
  case ${UNDERSTUDY_JAVA_OPTS-} in *-Xmx* | *MaxRAM* | *MaxHeap*) memory= ;; esac
  compiler=
  # Without the optimising compiler, the vectors of the JVM are far slower than loops.
  case ${UNDERSTUDY_JAVA_OPTS-} in *Tiered* | *jdk.incubator.vector*) ;; *) ! is_short "$@" || compiler=-XX:TieredStopAtLevel=1 ;; esac
  # Several OpenMP threads spin and slow each other down; Understudy spreads the work itself.
  export OMP_NUM_THREADS="${OMP_NUM_THREADS-1}"
  # Which streams are terminals: the JVM can tell only on Linux.
  terminals=
  [ ! -t 1 ] || terminals=1
  [ ! -t 2 ] || terminals=${terminals}2
  set -- "-Dunderstudy.terminals=$terminals" -jar "$lib/understudy.jar" "$@"
  [ ! -s "$cache" ] || set -- "-XX:AOTCache=$cache" "$@"
  # shellcheck disable=SC2086 # the options are words
  exec "$java" "@$settings/jvm.options" $memory $compiler ${UNDERSTUDY_JAVA_OPTS-} "$@"
}
