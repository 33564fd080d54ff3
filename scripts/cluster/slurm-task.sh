#!/bin/sh
#SBATCH --requeue
#SBATCH --open-mode=append
# What Slurm runs for each task: slurm-task.sh STEP.SH map|reduce|join JOB. A task that fails is tried again here, then on another machine.
set -u

for attempt in 1 2 3; do
  if sh "$1" "$2" "$3" "${SLURM_ARRAY_TASK_ID:-0}"; then exit 0; fi
  echo "task $2 ${SLURM_ARRAY_TASK_ID:-0}: attempt $attempt failed on $(hostname)" >&2
  sleep "$attempt"
done

if [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
  # Slurm ends this script, and begins it again where it pleases.
  # The number of an array's first task is the whole array's: the task has to be named.
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
  sleep 60
fi

exit 1
