#!/usr/bin/env bash
# What takes too long for every change, about two hours and a half: other random models than the tests draw, fuzzing, the
# soak, and the figures of the README. slow.sh [SECONDS OF FUZZING] [MINUTES OF SOAKING]
# Needs AFL++ (afl-fuzz), and a machine that does nothing else. Ends with what failed.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=()
step() {
    echo "== $*"
    "$@" || failed+=("$*")
}

benchmark() { step dotnet run -c Release --no-build --project tests/SummaryService.Benchmarks -- "$@"; }

step dotnet build SummaryService.sln --configuration Release
step env MUTATIONS="${MUTATIONS:-1000}" CsCheck_Time="${CsCheck_Time:-100}" dotnet test --solution SummaryService.sln --no-build --configuration Release
benchmark load
benchmark load --logging
benchmark engine -i --job short --filter '*'
benchmark diagram -i --job short --filter '*'
benchmark batch
step dotnet publish src/SummaryService.Api -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o artifacts/service
benchmark start artifacts/service/SummaryService.Api
benchmark soak --minutes "${2:-10}"
# Last: it builds an assembly of its own, that runs nowhere but under the fuzzer.
step tests/SummaryService.Fuzz/fuzz.sh "${1:-3600}"

[ "${#failed[@]}" = 0 ] && echo "All of it passed." && exit 0
printf 'Failed: %s\n' "${failed[@]}"
exit 1
