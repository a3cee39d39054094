#!/usr/bin/env bash
# A sweep as an array job of a Slurm cluster of one machine: bash test/study/sweep/slurm.sh, as root, on the built package.
# The export must be that of the same sweep without Slurm, to the byte.
set -euo pipefail
monoculture="node $(cd "$(dirname "$0")/../../.." && pwd)/dist/cli/main.js"
if [ "$(id -u)" != 0 ] || ! command -v slurmctld munged >/dev/null; then
  echo "SKIPPED: Slurm needs slurm-wlm and munge, and to be started as root"
  exit 0
fi

home=$(mktemp -d)
stop() {
  for name in slurmd slurmctld munged; do
    if [ -s "$home/$name.pid" ]; then kill "$(cat "$home/$name.pid")" || true; fi
  done
  sleep 1
  rm -rf "$home"
}
trap stop EXIT

# Munge refuses to run in folders that others may write to.
chmod 755 "$home"
mkdir "$home/munge" "$home/state" "$home/spool"
head -c 1024 /dev/urandom > "$home/munge/key"
chmod 400 "$home/munge/key"
munged --force --key-file "$home/munge/key" --socket "$home/munge/socket" --pid-file "$home/munged.pid" \
  --log-file "$home/munge/log" --seed-file "$home/munge/seed"

machine=$(hostname -s)
export SLURM_CONF=$home/slurm.conf
cat > "$SLURM_CONF" <<CONFIGURATION
ClusterName=test
SlurmctldHost=$machine
AuthType=auth/munge
AuthInfo=socket=$home/munge/socket
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$home/state
SlurmdSpoolDir=$home/spool
SlurmctldPidFile=$home/slurmctld.pid
SlurmdPidFile=$home/slurmd.pid
SlurmctldLogFile=$home/slurmctld.log
SlurmdLogFile=$home/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SchedulerParameters=sched_interval=1,batch_sched_delay=1
ReturnToService=2
NodeName=$machine CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONFIGURATION
slurmctld
slurmd
for _ in $(seq 100); do
  if sinfo --noheader --format %T 2>/dev/null | grep -q idle; then break; fi
  sleep 0.2
done

cd "$home"
cat > plan.yaml <<PLAN
scenario: twins
vary: { alpha: { from: 0, to: 0.9, steps: 10 }, beta: [0.2, 0.6, 1] }
PLAN
cat > job.sh <<JOB
#!/bin/bash
#SBATCH --array=1-3
$monoculture sweep plan.yaml --store results --workers 1
JOB
timeout 60 sbatch --wait job.sh
grep -h 'share' slurm-*.out | sort
$monoculture sweep plan.yaml --store alone --quiet
for store in results alone; do
  $monoculture sweep export --store "$store" --out "$store.csv" --quiet
done
cmp results.csv alone.csv
[ "$(ls results/rows-*.ndjson | wc -l)" = 3 ]
echo "an array of three tasks: as undisturbed"
