#!/usr/bin/env bash
# MT940 parsers and the marks RC and RD: the reversal of a credit, and the reversal of a debit.
#
# Guessed: both read RC as money that leaves again, and RD as money that comes back.
# Seen: mt940js does. mt940-js says of RC "isCredit: true" and of RD "isCredit: false", the opposite of what happens to the
#   account, and tells nowhere that they are reversals. Its "isExpense" is true for every entry, plain credits as well.
# Where it matters: a returned direct debit of a customer is added to what was paid, where it should be taken off.
# Remit: reads no bank statements.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages mt940js@1.3.5 mt940-js@1.0.0 tslib@2.8.1
cat >"$work/run.mjs" <<'JS'
import * as mt940 from 'mt940-js'
import mt940js from 'mt940js'
import { seen } from './seen.mjs'

const statement = [
  ':20:EXAMPLE', ':25:37040044/532013000', ':28C:00001/001', ':60F:C260101EUR1000,00',
  ':61:2601020102C100,00NTRFINV-17', ':86:paid',
  ':61:2601020102RC100,00NRTIINV-17', ':86:returned',
  ':61:2601020102RD5,00NRTINONREF', ':86:a fee given back',
  ':62F:C260102EUR1005,00', '-', '',
].join('\r\n')
const [theirs] = new mt940js.Parser().parse(statement)
const [others] = await mt940.read(Buffer.from(statement))
const signed = others.transactions.map(({ isCredit, amount }) => (isCredit ? amount : -amount))
const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0)

seen('mt940js', theirs.transactions.map(({ amount }) => amount), [100, -100, 5])
seen('mt940-js', signed, [100, 100, -5])
seen('closing balance by opening balance and entries: mt940js, mt940-js', [1000 + sum(theirs.transactions.map(({ amount }) => amount)), 1000 + sum(signed)], [1005, 1195])
seen('mt940-js tells of reversals', others.transactions.map((one) => Object.keys(one).filter((key) => /revers/i.test(key)).length), [0, 0, 0])
seen('mt940-js, isExpense', others.transactions.map(({ isExpense }) => isExpense), [true, true, true])
JS
node "$work/run.mjs"
