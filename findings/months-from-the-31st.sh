#!/usr/bin/env bash
# How many months lie between 31 January and 28 February: date-fns, Luxon and Temporal.
#
# Guessed: none, by all three, since the day of the month was not reached (Java and Temporal say so).
# Seen: date-fns and Luxon say one month, and date-fns says none when the same two days are handed over the other way round.
#   From 29 February 2024 to 28 February 2025 date-fns counts 12 months and 0 years.
#   Temporal contradicts itself: `until` gives 28 days and no month, and `total` of those 28 days in months is exactly 1.
# Where it matters: "charged for how many whole months", fees for each month overdue, and how long somebody is a customer.
# Remit: counts no months; its reports count weeks, and due days are whole days added to a day.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages date-fns@4.4.0 luxon@3.7.2 temporal-polyfill@1.0.8
cat >"$work/run.mjs" <<'JS'
import { differenceInMonths, differenceInYears } from 'date-fns'
import { DateTime } from 'luxon'
import { Temporal } from 'temporal-polyfill'
import { seen } from './seen.mjs'

const at = (day) => new Date(`${day}T00:00:00`)
seen('date-fns, from the earlier day', differenceInMonths(at('2026-02-28'), at('2026-01-31')), 1)
seen('date-fns, from the later day', differenceInMonths(at('2026-01-31'), at('2026-02-28')), 0)
seen('Luxon', DateTime.fromISO('2026-02-28').diff(DateTime.fromISO('2026-01-31'), ['months', 'days']).toObject(), { months: 1, days: 0 })
const between = Temporal.PlainDate.from('2026-01-31').until('2026-02-28', { largestUnit: 'month' })
seen('Temporal, until', between.toString(), 'P28D')
seen('Temporal, those 28 days in months', between.total({ unit: 'month', relativeTo: '2026-01-31' }), 1)
seen('date-fns, 29 February 2024 to 28 February 2025, in months', differenceInMonths(at('2025-02-28'), at('2024-02-29')), 12)
seen('date-fns, the same in years', differenceInYears(at('2025-02-28'), at('2024-02-29')), 0)
JS
node "$work/run.mjs"
