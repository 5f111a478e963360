#!/usr/bin/env bash
# finnish-bank-utils: the bar code of a Finnish invoice (54 digits, six for euros and two for cents).
#
# Guessed: an amount with two decimals becomes its eight digits, and what the library writes it can read.
# Seen: of 64.10 it makes 64 euros and 9.99999999999909 cents, and writes just that: the code has a decimal point and more than 54
#   characters; its own reader answers false. Of the 99,999 amounts below 1,000 euros 9,175 come out so, 0.29, 1.15 and 19.99 among them.
# Where it matters: the bar code is what payers scan; the invoice prints, and its code cannot be read.
# Remit: prints no bar codes; its amounts are whole cents from the start.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages finnish-bank-utils@1.3.3
cat >"$work/run.mjs" <<'JS'
import bank from 'finnish-bank-utils'
import { seen } from './seen.mjs'

const code = (sum) => bank.formatFinnishVirtualBarCode({ iban: 'FI2112345600000785', sum, reference: '1232', date: '31.1.2026' })
seen('10.00', [code(10), bank.parseFinnishVirtualBarCode(code(10)).sum], ['421123456000007850000100000000000000000000001232260131', 10])
seen('64.10: from the amount on, and read again', [code(64.1).slice(17, 36), bank.parseFinnishVirtualBarCode(code(64.1))], ['0000649.99999999999', false])
let wrong = 0
for (let cents = 1; cents < 100_000; cents++) if (!/^\d{54}$/.test(code(cents / 100))) wrong++
seen('amounts below 1,000 euros whose code is none', wrong, 9175)
JS
node "$work/run.mjs"
