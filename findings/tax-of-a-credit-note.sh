#!/usr/bin/env bash
# money-math: multiplying amounts that are texts, with the sign of a credit note.
#
# Guessed: the tax of -10.05 is the tax of 10.05 with the other sign; at worst a tie goes up instead of away from zero.
# Seen: 19 % of 10.05 is 1.91, and of -10.05 it is -1.89 (exactly -1.9095). A tenth of -10.05 is -0.99 (exactly -1.005),
#   and a third of -20.00 is -6.65. Negative results lose a cent or two, on no tie at all; positive ones are right.
# Where it matters: the credit note does not take back the VAT of its invoice.
# Remit: multiplies whole minor units, and rounds half away from zero on either side (lib/money/rounding.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages money-math@2.6.3
cat >"$work/run.mjs" <<'JS'
import money from 'money-math'
import { seen } from './seen.mjs'

seen('19 % of 10.05 and of -10.05', [money.mul('10.05', '0.19'), money.mul('-10.05', '0.19')], ['1.91', '-1.89'])
seen('a tenth of 10.05 and of -10.05', [money.mul('10.05', '0.10'), money.mul('-10.05', '0.10')], ['1.01', '-0.99'])
seen('a third of 20.00 and of -20.00', [money.div('20.00', '3.00'), money.div('-20.00', '3.00')], ['6.67', '-6.65'])
JS
node "$work/run.mjs"
