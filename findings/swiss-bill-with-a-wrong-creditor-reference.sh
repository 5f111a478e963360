#!/usr/bin/env bash
# swissqrbill and the check digits of the two kinds of references a Swiss QR-bill can have.
#
# Guessed: the library verifies both kinds, since it refuses a QR reference (27 digits) with a wrong check digit
#   and exports a function for the check digits of the other kind (SCOR, ISO 11649).
# Seen: the SCOR reference is not verified. "RF19…" is called invalid by the library's own function,
#   and printed on the bill and in its QR code all the same.
# Where it matters: the payer's bank refuses the bill, after it was printed and sent.
# Remit: makes what the code says itself (lib/codes), and a test reads it back from the paper.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages swissqrbill@4.4.1
cat >"$work/run.mjs" <<'JS'
import { SwissQRBill } from 'swissqrbill/svg'
import { isSCORReferenceValid } from 'swissqrbill/utils'
import { refusal, seen } from './seen.mjs'

const creditor = { name: 'Muster AG', address: 'Musterweg', buildingNumber: 1, zip: 8000, city: 'Zürich', country: 'CH' }
const bill = (account, reference) => () => {
  new SwissQRBill({ creditor: { ...creditor, account }, currency: 'CHF', amount: 10, reference }).toString()
}
const account = 'CH5800791123000889012'
const accountForQrReferences = 'CH4431999123000889012'
seen('refuses a wrong QR reference', await refusal(bill(accountForQrReferences, '210000000003139471430009018')), "The provided QR-Reference '210000000003139471430009018' is not valid.")
seen('calls these creditor references valid', ['RF18539007547034', 'RF19539007547034'].filter(isSCORReferenceValid), ['RF18539007547034'])
seen('refuses a wrong creditor reference', await refusal(bill(account, 'RF19539007547034')), null)
JS
node "$work/run.mjs"
