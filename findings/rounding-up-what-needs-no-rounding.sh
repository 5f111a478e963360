#!/usr/bin/env bash
# ts-money: an amount with two decimals, and a rounding function "in case".
#
# Guessed: 1.10 is 110 cents however one rounds, since there is nothing to round.
# Seen: with 'ceil' 1.10 becomes 111 cents and with 'floor' 64.10 becomes 6409: the binary fraction is multiplied by 100 first and rounded
#   then. Without a function the same calls are right.
# Where it matters: whoever says "round up" for fees that do have fractions charges a cent more on those that have none.
# Remit: reads amounts digit by digit (lib/money/decimal.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages ts-money@0.4.8
cat >"$work/run.mjs" <<'JS'
import { Money } from 'ts-money'
import { seen } from './seen.mjs'

const cents = (amount, round) => Money.fromDecimal(amount, 'EUR', round).amount
seen('1.10, up', cents(1.1, 'ceil'), 111)
seen('64.10 and 1.15, down', [cents(64.1, 'floor'), cents(1.15, 'floor')], [6409, 114])
seen('all three without', [cents(1.1), cents(64.1), cents(1.15)], [110, 6410, 115])
JS
node "$work/run.mjs"
