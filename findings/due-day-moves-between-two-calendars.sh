#!/usr/bin/env bash
# A whole-day event (an invoice due on 31 January) read by node-ical and written again by ical-generator.
#
# Guessed: a day is a day: whatever zone the server is in, it comes out as it went in.
# Seen: node-ical gives the day as midnight of the server's zone, ical-generator writes the day that it is in UTC at that moment.
#   In Tokyo and in Berlin the event moves to 30 January, in New York and in UTC it stays.
# Where it matters: a feed of due days that is read, changed and published again; the reminder comes a day early, in half the world.
# Remit: due days are texts of year, month and day, never moments.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages node-ical@0.26.1 ical-generator@10.2.0
cat >"$work/run.mjs" <<'JS'
import { execFileSync } from 'node:child_process'
import ical from 'ical-generator'
import nodeIcal from 'node-ical'
import { seen } from './seen.mjs'

const calendar = [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', 'BEGIN:VEVENT', 'UID:1@example.com', 'DTSTAMP:20260101T000000Z',
  'DTSTART;VALUE=DATE:20260131', 'SUMMARY:Invoice 17 is due', 'END:VEVENT', 'END:VCALENDAR', '',
].join('\r\n')
if (process.argv[2] === 'again') {
  const { start, summary } = Object.values(nodeIcal.sync.parseICS(calendar)).find(({ type }) => type === 'VEVENT')
  const written = ical({ name: 'Due' })
  written.createEvent({ id: '1', start, allDay: true, summary })
  console.log(/DTSTART.*/.exec(written.toString())[0])
} else {
  const inZone = (TZ) =>
    execFileSync(process.execPath, [import.meta.filename, 'again'], { encoding: 'utf8', env: { ...process.env, TZ } }).trim()
  for (const [zone, day] of [['UTC', '20260131'], ['America/New_York', '20260131'], ['Europe/Berlin', '20260130'], ['Asia/Tokyo', '20260130']])
    seen(zone, inZone(zone), `DTSTART;VALUE=DATE:${day}`)
}
JS
node "$work/run.mjs"
