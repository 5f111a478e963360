#!/usr/bin/env bash
# date-holidays: is this day a holiday?
#
# Guessed: `isHoliday` says yes on days off: public holidays and bank holidays.
# Seen: it says yes on observances as well, days on which everybody works: Tax Day in the United States, Nobel Day in Sweden.
#   The answer is a list whose entries tell their type; asking for yes or no loses that.
# Where it matters: a due date or a debit is moved off a day that needs no moving, and in the U.S. off the very day taxes are due.
# Remit: moves no due dates, and of the holidays on which reminders wait it takes those of the type `public` alone.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages date-holidays@3.37.0
cat >"$work/run.mjs" <<'JS'
import Holidays from 'date-holidays'
import { seen } from './seen.mjs'

const asked = (country, day) => {
  const found = new Holidays(country).isHoliday(new Date(`${day}T16:00:00Z`))
  return found ? found.map(({ name, type }) => `${name} (${type})`) : false
}
seen('United States, Wednesday 15 April 2026', asked('US', '2026-04-15'), ['Tax Day (observance)'])
seen('Sweden, Thursday 10 December 2026', asked('SE', '2026-12-10'), ['Nobeldagen (observance)'])
seen('an ordinary Tuesday', asked('US', '2026-04-14'), false)
JS
node "$work/run.mjs"
