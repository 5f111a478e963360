#!/usr/bin/env bash
# Three parsers of MT940 bank statements, and an entry booked on 2 January with the value of 31 December.
#
# Guessed: the entry date has no year in tag 61 (MMDD), so a parser takes the year which brings it nearest to the value date.
# Seen: all three take the year of the value date. Booked on 2 January 2026, valued 31 December 2025: entry date 2 January 2025.
#   The other way round, booked on 31 December 2025 and valued 2 January 2026: 31 December 2026, in the future.
# Where it matters: payments at the turn of the year land in the wrong year's books, on every statement of that week.
# Remit: reads no bank statements; who matches its export with them should go by the statement's date.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages mt940js@1.3.5 mt940-js@1.0.0 tslib@2.8.1 @centrapay/swift-parser@1.0.1
cat >"$work/run.mjs" <<'JS'
import centrapay from '@centrapay/swift-parser'
import * as mt940 from 'mt940-js'
import mt940js from 'mt940js'
import { seen } from './seen.mjs'

const statement = [
  ':20:EXAMPLE', ':25:37040044/532013000', ':28C:00001/001', ':60F:C251230EUR1000,00',
  ':61:2512310102C100,50NTRFINV-17', ':86:booked in January',
  ':61:2601021231C3,00NTRFINV-18', ':86:booked in December',
  ':62F:C260102EUR1103,50', '-', '',
].join('\r\n')
const day = (date) => new Date(date).toISOString().slice(0, 10)
const dates = (transactions, value) => transactions.map((one) => `valued ${day(one[value])}, booked ${day(one.entryDate)}`)
const expected = ['valued 2025-12-31, booked 2025-01-02', 'valued 2026-01-02, booked 2026-12-31']

seen('mt940js', dates(new mt940js.Parser().parse(statement)[0].transactions, 'date'), expected)
seen('mt940-js', dates((await mt940.read(Buffer.from(statement)))[0].transactions, 'valueDate'), expected)
seen('@centrapay/swift-parser', dates(centrapay.parse({ type: 'mt940', data: statement })[0].transactions, 'date'), expected)
JS
node "$work/run.mjs"
