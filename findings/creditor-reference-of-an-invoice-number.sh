#!/usr/bin/env bash
# Two libraries for ISO 11649 creditor references ("RF18 5390 0754 7034"), and an invoice number with a hyphen.
#
# Guessed: both refuse what is no letter or digit, or both drop it; what a library generates, it calls valid.
# Seen: for "INV-2026-001" node-iso11649 generates a reference with the hyphens left in, which it then calls invalid itself,
#   and iso-11649 calls the same text valid, because it drops the signs before it looks. iso-11649 generates another text.
#   For "2026/17" and "20261/7" it generates one and the same reference, and node-iso11649 generates one for 22 characters
#   (21 is the most) which it then refuses.
# Where it matters: the reference on the invoice is how the bank statement finds the invoice.
# Remit: its payment references are letters and digits of one alphabet, and not made of what people typed (lib/money/payment-reference.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages node-iso11649@2.1.2 iso-11649@1.0.1
cat >"$work/run.mjs" <<'JS'
import other from 'iso-11649'
import one from 'node-iso11649'
import { seen } from './seen.mjs'

const number = 'INV-2026-001'
seen('node-iso11649 generates', one.generate(number), 'RF10INV-2026-001')
seen('and calls that valid', one.validate(one.generate(number)), false)
seen('iso-11649 calls that valid', other.validate(one.generate(number)), true)
seen('iso-11649 generates', other.generate(number), 'RF10INV2026001')
seen('iso-11649, two numbers', [other.generate('2026/17'), other.generate('20261/7')], ['RF48202617', 'RF48202617'])
const long = 'X'.repeat(22)
seen('node-iso11649, 22 characters', [one.generate(long).length, one.validate(one.generate(long))], [26, false])
JS
node "$work/run.mjs"
