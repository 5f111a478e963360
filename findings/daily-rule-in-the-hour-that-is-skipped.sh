#!/usr/bin/env bash
# One recurrence rule (RFC 5545), two libraries, and the night in which 02:30 does not exist.
#
# Guessed: both run at 03:30 instead, as every calendar does with a single date-time in that gap.
# Seen: rrule-temporal leaves that day out, and does not count it: three runs end a day later. It is right: RFC 5545 (3.3.10) lets
#   a rule skip such a time, while (3.3.5) a single date-time in the gap is read with the offset before it. rrule keeps the day.
#   Two services that share a rule are so one run apart for good, and a "daily" charge or reminder has a day without one.
# Where it matters: dunning and recurring invoices planned by a rule, in the one night a year nobody tests.
# Remit: runs its days by the calendar day of the organisation's zone, not at an hour of the night.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages rrule@2.8.1 rrule-temporal@2.2.8
cat >"$work/run.mjs" <<'JS'
import rrule from 'rrule'
import { RRuleTemporal } from 'rrule-temporal'
import { seen } from './seen.mjs'

const rule = 'DTSTART;TZID=Europe/Berlin:20260328T023000\nRRULE:FREQ=DAILY;COUNT=3'
seen('rrule', rrule.RRule.fromString(rule).all().map((at) => at.toISOString().slice(0, 10)), ['2026-03-28', '2026-03-29', '2026-03-30'])
seen('rrule-temporal', new RRuleTemporal({ rruleString: rule }).all().map((at) => at.toString().slice(0, 25)), ['2026-03-28T02:30:00+01:00', '2026-03-30T02:30:00+02:00', '2026-03-31T02:30:00+02:00'])
JS
node "$work/run.mjs"
