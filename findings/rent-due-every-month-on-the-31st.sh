#!/usr/bin/env bash
# A calendar file: an event on 31 January that repeats each month. Two readers of iCalendar.
#
# Guessed: both leave out the months without a 31st, as RFC 5545 says, or both take the last day.
# Seen: ical.js leaves them out: January, March, May, July. node-ical goes to 28 February and stays on the 28th from there on, in months
#   of 31 days as well. With BYMONTHDAY=31 written out they agree.
# Where it matters: rent or instalments due on the 31st: one reader's tenant pays seven times a year, the other's on the 28th.
# Remit: repeats nothing by calendar rules.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages node-ical@0.26.1 ical.js@2.2.1
cat >"$work/run.mjs" <<'JS'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { seen } from './seen.mjs'

const calendar = (rule) => [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', 'BEGIN:VEVENT', 'UID:1@example.com', 'DTSTAMP:20260101T000000Z',
  'DTSTART:20260131T090000Z', `RRULE:${rule};COUNT=4`, 'SUMMARY:Rent', 'END:VEVENT', 'END:VCALENDAR', '',
].join('\r\n')
function byNodeIcal(text) {
  const event = Object.values(nodeIcal.sync.parseICS(text)).find(({ type }) => type === 'VEVENT')
  return event.rrule.all().map((at) => at.toISOString().slice(5, 10)).join(' ')
}
function byIcalJs(text) {
  const steps = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')).iterator()
  return Array.from({ length: 4 }, () => steps.next().toString().slice(5, 10)).join(' ')
}
const monthly = calendar('FREQ=MONTHLY')
seen('ical.js', byIcalJs(monthly), '01-31 03-31 05-31 07-31')
seen('node-ical', byNodeIcal(monthly), '01-31 02-28 03-28 04-28')
const explicit = calendar('FREQ=MONTHLY;BYMONTHDAY=31')
seen('with BYMONTHDAY=31', [byIcalJs(explicit), byNodeIcal(explicit)], ['01-31 03-31 05-31 07-31', '01-31 03-31 05-31 07-31'])
JS
node "$work/run.mjs"
