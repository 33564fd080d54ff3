#!/bin/sh
# A Slurm of one machine, for trying the jobs: scripts/cluster/one-machine-slurm.sh start|stop DIRECTORY. Needs Debian's slurm-wlm and munge,
# which `setup` installs as root. Everything it writes is in DIRECTORY; SLURM_CONF=DIRECTORY/slurm.conf makes sbatch and the others use it.
set -eu

action=${1:-} place=${2:-}
usage() { echo 'usage: one-machine-slurm.sh setup | start DIRECTORY | stop DIRECTORY' >&2; exit 2; }

is_there() { for program in munged slurmctld slurmd sbatch; do command -v "$program" >/dev/null 2>&1 || return 1; done; }

setup() {
  if is_there; then return; fi
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo 'one-machine-slurm.sh: needs slurm-wlm and munge. To install them: sudo apt-get install slurm-wlm munge' >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y --no-install-recommends slurm-wlm munge >&2 ||
    { apt-get update >&2 && apt-get install -y --no-install-recommends slurm-wlm munge >&2; }
  # Debian starts an authentication service of its own, which is not used here.
  is_there
}

# Two ports that nobody listens on: a pair that depends on the directory, and the next ones where it is taken.
free_port() {
  port=$((20000 + $(printf '%s' "$place" | cksum | cut -d ' ' -f 1) % 20000))
  while grep -qi ":$(printf '%04X' "$port") " /proc/net/tcp || grep -qi ":$(printf '%04X' $((port + 1))) " /proc/net/tcp; do port=$((port + 2)); done
}

start() {
  is_there || { echo 'one-machine-slurm.sh: slurm-wlm and munge are not installed' >&2; exit 1; }
  mkdir -p "$place/state" "$place/spool"
  place=$(cd "$place" && pwd -P)
  host=$(hostname -s) processors=$(nproc) user=$(id -un)
  free_port
  # Short paths: a socket's name has a hundred characters.
  socket=$(mktemp -d)/munge
  printf '%s\n' "$socket" >"$place/socket"
  (umask 077 && dd if=/dev/urandom of="$place/munge.key" bs=1024 count=1 2>/dev/null)
  chmod 755 "$(dirname "$socket")"
  cat >"$place/slurm.conf" <<END
ClusterName=tryout
SlurmctldHost=$host
SlurmctldPort=$port
SlurmdPort=$((port + 1))
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$socket
CredType=cred/munge
StateSaveLocation=$place/state
SlurmdSpoolDir=$place/spool
SlurmctldPidFile=$place/slurmctld.pid
SlurmdPidFile=$place/slurmd.pid
SlurmctldLogFile=$place/slurmctld.log
SlurmdLogFile=$place/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=1
ReturnToService=2
MaxArraySize=10001
MailProg=/bin/true
NodeName=$host CPUs=$processors State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE OverSubscribe=FORCE:4 State=UP
END
  munged --force --key-file="$place/munge.key" --socket="$socket" --pid-file="$place/munged.pid" --log-file="$place/munged.log" --seed-file="$place/munged.seed"
  SLURM_CONF=$place/slurm.conf
  export SLURM_CONF
  slurmctld -f "$SLURM_CONF"
  slurmd -f "$SLURM_CONF"
  for _ in $(seq 60); do
    if sinfo -h -o %T 2>/dev/null | grep -q '^idle$'; then return; fi
    sleep 0.5
  done
  echo "one-machine-slurm.sh: the node does not come up; see $place/*.log" >&2
  stop
  exit 1
}

# Ends what was started here, each by its number.
stop() {
  for program in slurmd slurmctld munged; do
    if [ -s "$place/$program.pid" ]; then kill "$(cat "$place/$program.pid")" 2>/dev/null || :; fi
  done
  for _ in $(seq 40); do
    if [ ! -e "$place/slurmctld.pid" ] && [ ! -e "$place/slurmd.pid" ]; then break; fi
    sleep 0.25
  done
  if [ -e "$place/socket" ]; then rm -rf "$(dirname "$(cat "$place/socket")")"; fi
}

case $action in
  setup) setup ;;
  start | stop) [ -n "$place" ] || usage; "$action" ;;
  *) usage ;;
esac
