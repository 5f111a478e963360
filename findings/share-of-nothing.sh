#!/usr/bin/env bash
# js-money, ts-money and dinero.js: an amount split by shares, and its refund split by the same shares.
#
# Guessed: a share of 0 gets nothing, and a refund takes back from each what the payment gave.
# Seen: js-money and ts-money hand out the cents that are left from the first share on, whatever its size: 64.11 by 0, 30 and 70 is
#   0.01, 19.23 and 44.87. Of a negative amount they are taken from the last share on: 1.00 by three is 34, 33 and 33, and -1.00 is
#   -33, -33 and -34; 900 refunds of 1,000 do not mirror. dinero.js passes over a share of 0, and mirrors.
# Where it matters: who has no part in a sale is paid a cent of it, which no booking expects; and after a full refund one has a cent too much
#   and another a cent too little.
# Remit: divides a fee in two, of which one is what the other leaves, and no negative amount (lib/money/fee.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages js-money@0.6.3 ts-money@0.4.8 dinero.js@2.0.2
cat >"$work/run.mjs" <<'JS'
import * as dinero from 'dinero.js'
import JsMoney from 'js-money'
import tsMoney from 'ts-money'
import { seen } from './seen.mjs'

const split = {
  'js-money': (cents, shares) => new JsMoney(cents, 'EUR').allocate(shares).map(({ amount }) => amount),
  'ts-money': (cents, shares) => new tsMoney.Money(cents, 'EUR').allocate(shares).map(({ amount }) => amount),
  'dinero.js': (cents, shares) => dinero.allocate(dinero.dinero({ amount: cents, currency: dinero.EUR }), shares).map((part) => dinero.toSnapshot(part).amount),
}
const isMirrored = (parts, refund) => parts.every((part, i) => part + refund[i] === 0)
for (const [name, by] of Object.entries(split)) {
  const mirrors = name === 'dinero.js'
  seen(`${name}, 64.11 by 0, 30 and 70`, by(6411, [0, 30, 70]), mirrors ? [0, 1923, 4488] : [1, 1923, 4487])
  seen(`${name}, 1.00 by three, and -1.00`, [by(100, [1, 1, 1]), by(-100, [1, 1, 1])], [[34, 33, 33], mirrors ? [-34, -33, -33] : [-33, -33, -34]])
  let wrong = 0
  for (let cents = 1; cents <= 1_000; cents++) if (!isMirrored(by(cents, [30, 30, 40]), by(-cents, [30, 30, 40]))) wrong++
  seen(`${name}, of 1,000 payments by 30, 30 and 40: refunds that do not mirror`, wrong, mirrors ? 0 : 900)
}
JS
node "$work/run.mjs"
