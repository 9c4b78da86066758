#!/usr/bin/env bash
# Fuzzes the engine guided by its coverage, until it is stopped or SECONDS are over: fuzz.sh [SECONDS] [FOLDER]
# Needs AFL++ (afl-fuzz). What breaks a promise comes to FOLDER/findings/default/crashes, what takes too long to hangs;
# it fails where there is any.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
seconds=${1:-0}
folder=${2:-$here/../../artifacts/fuzz}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# Afresh each time: an assembly is instrumented once, and runs nowhere but under the fuzzer from then on.
rm -rf "$folder/bin"
dotnet publish "$here" --configuration Release --output "$folder/bin"
dotnet "$folder/bin/SummaryService.Fuzz.dll" seeds "$here/../cases" "$folder"
(cd "$here" && dotnet tool restore && dotnet sharpfuzz "$folder/bin/SummaryService.Domain.dll")

# The settings: no native program to look into, no core files, seeds that fail do not stop it, and it may resume.
export AFL_SKIP_BIN_CHECK=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_SKIP_CPUFREQ=1 AFL_SKIP_CRASHES=1 AFL_AUTORESUME=1
limit=()
[ "$seconds" = 0 ] || limit=(-V "$seconds")
afl-fuzz -i "$folder/seeds" -o "$folder/findings" -x "$folder/words.dict" -t 5000 -m none "${limit[@]}" -- dotnet "$folder/bin/SummaryService.Fuzz.dll"

found=$(find "$folder"/findings/default/crashes "$folder"/findings/default/hangs -name 'id*')
[ -z "$found" ] || { echo "Found:"; echo "$found"; exit 1; }
