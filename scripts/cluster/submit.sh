#!/bin/sh
# Analyses a large capture on a Slurm cluster: an array of mappers that split it, an array of reducers that analyse a part each, and a last
# task that joins what they say. JOB, the captures and the program have to be seen by all machines.
#   scripts/cluster/submit.sh -n PARTS [-m MAPPERS] [-b pair|connection] [-p TCPSNIFF] -o JOB FILE…
# A step begins when the one before it has ended, however: what a task did not make, the next one makes (step.sh). Prints the three job numbers.
set -eu

here=$(cd -- "$(dirname -- "$0")" && pwd -P)
parts='' mappers=1 by=pair program=$here/../../tcpsniff job=''
usage() { echo 'usage: submit.sh -n PARTS [-m MAPPERS] [-b pair|connection] [-p TCPSNIFF] -o JOB FILE…' >&2; exit 2; }
while getopts n:m:b:p:o: option; do
  case $option in
    n) parts=$OPTARG ;; m) mappers=$OPTARG ;; b) by=$OPTARG ;; p) program=$OPTARG ;; o) job=$OPTARG ;; *) usage ;;
  esac
done
shift $((OPTIND - 1))
if [ -z "$parts" ] || [ -z "$job" ] || [ $# -eq 0 ]; then usage; fi

mkdir -p "$job/logs" "$job/split" "$job/tables"
job=$(cd "$job" && pwd -P)
for file in "$@"; do printf '%s/%s\n' "$(cd "$(dirname -- "$file")" && pwd -P)" "$(basename -- "$file")"; done >"$job/files"
printf '%s/%s\n' "$(cd "$(dirname -- "$program")" && pwd -P)" "$(basename -- "$program")" >"$job/program"
echo "$parts" >"$job/parts"
echo "$mappers" >"$job/mappers"
echo "$by" >"$job/by"

# submit NAME STEP ARRAY [OPTION…]
submit() {
  name=$1 step=$2 array=$3
  shift 3
  sbatch --parsable --job-name="$name" --array="$array" --output="$job/logs/$step-%a.log" "$@" "$here/slurm-task.sh" "$here/step.sh" "$step" "$job"
}

map=$(submit tcpsniff-map map "0-$((mappers - 1))")
reduce=$(submit tcpsniff-reduce reduce "0-$((parts - 1))" --dependency="afterany:$map")
join=$(submit tcpsniff-join join 0 --dependency="afterany:$reduce")
echo "$map $reduce $join"
