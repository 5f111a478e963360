#!/usr/bin/env bash
# IBAN validators and the check digits 00, 01 and 99.
#
# Guessed: `iban` is satisfied with "modulo 97 is 1"; validator.js and the rest know that check digits run from 02 to 98.
# Seen: only ibantools refuses 00, 01 and 99. The other four take them, because 00, 01 and 99 leave the same rest as 97, 98 and 02.
#   Every account whose right check digits are 97, 98 or 02 so has a second, wrong spelling that is called valid.
# Where it matters: ISO 13616 makes check digits as 98 minus a rest (02 to 98); a bank refuses the transfer that the form let through.
# Remit: refuses them too (lib/organisations/iban.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages ibantools@4.5.4 iban@0.0.14 validator@13.15.35 ibankit@1.6.5 sepa@3.0.0
cat >"$work/run.mjs" <<'JS'
import iban from 'iban'
import { IBAN } from 'ibankit'
import { isValidIBAN } from 'ibantools'
import SEPA from 'sepa'
import validator from 'validator'
import { seen } from './seen.mjs'

const right = ['DE97370400440000000060', 'DE98370400440000000042', 'DE02370400440000000024']
const wrong = ['DE00370400440000000060', 'DE01370400440000000042', 'DE99370400440000000024']
const taken = (list) => ({
  ibantools: list.filter((one) => isValidIBAN(one)).length,
  iban: list.filter((one) => iban.isValid(one)).length,
  'validator.js': list.filter((one) => validator.isIBAN(one)).length,
  ibankit: list.filter((one) => IBAN.isValid(one)).length,
  sepa: list.filter((one) => SEPA.validateIBAN(one)).length,
})
seen('of three with the right check digits, taken', taken(right), { ibantools: 3, iban: 3, 'validator.js': 3, ibankit: 3, sepa: 3 })
seen('of three with 00, 01 and 99, taken', taken(wrong), { ibantools: 0, iban: 3, 'validator.js': 3, ibankit: 3, sepa: 3 })
JS
node "$work/run.mjs"
