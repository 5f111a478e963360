#!/usr/bin/env bash
# How many minor units is one Malagasy ariary (MGA): ISO 4217's table, Dinero, and Intl.
#
# Guessed: a hundred, by all of them, since ISO 4217 lists MGA and MRU (ouguiya) with two decimals.
# Seen: three answers. currency-codes says two decimals, a hundred. Dinero knows that an ariary is five iraimbilanja, counts
#   in fifths, and its `toDecimal` refuses both currencies. Intl writes the ariary without decimals: one.
#   An amount in "minor units" handed from one to the next is wrong by 5, 20 or 100 times. Stripe counts whole ariary.
# Where it matters: any amount that crosses a border between two systems as a whole number.
# Remit: whole ariary, from a table of its own (lib/money/currency.ts); the ouguiya is not taken.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages currency-codes@2.2.0 dinero.js@2.0.2
cat >"$work/run.mjs" <<'JS'
import codes from 'currency-codes'
import { dinero, toDecimal, toUnits } from 'dinero.js'
import { MGA, MRU } from 'dinero.js/currencies'
import { refusal, seen } from './seen.mjs'

const byIntl = (currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits
seen('decimals by currency-codes: MGA, MRU', [codes.code('MGA').digits, codes.code('MRU').digits], [2, 2])
seen('decimals by Intl: MGA, MRU', [byIntl('MGA'), byIntl('MRU')], [0, 2])
seen('Dinero, six minor units', toUnits(dinero({ amount: 6, currency: MGA })), [1, 1])
seen('Dinero, as a decimal', [await refusal(() => toDecimal(dinero({ amount: 6, currency: MGA }))), await refusal(() => toDecimal(dinero({ amount: 6, currency: MRU })))], ['[Dinero.js] Currency is not decimal.', '[Dinero.js] Currency is not decimal.'])
JS
node "$work/run.mjs"
