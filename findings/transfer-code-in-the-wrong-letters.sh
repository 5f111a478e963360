#!/usr/bin/env bash
# Three makers of the EPC QR code (GiroCode), one transfer to Müller & Söhne, and the encoder that draws it.
#
# Guessed: the standard leaves no room: the same lines from all three, the IBAN without spaces, amounts with two decimals.
# Seen: iban-qr-code declares character set 2 (ISO 8859-1) and hands over a JavaScript text; the QR encoder, like all of them, writes UTF-8.
#   A banking app that believes the declaration reads "MÃ¼ller & SÃ¶hne". It also leaves the spaces in the IBAN.
#   sepa-payment-code writes EUR1.005, where the standard ends at cents. sepa-payment-qr-code is right in all three.
# Where it matters: with Verification of Payee the bank compares this very name with the account holder's, and warns the payer.
# Remit: shows the account to copy, and no such code.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages iban-qr-code@1.0.0 sepa-payment-qr-code@2.0.2 sepa-payment-code@1.0.3 qrcode@1.5.4
cat >"$work/run.mjs" <<'JS'
import * as qrLines from 'iban-qr-code'
import qrcode from 'qrcode'
import paymentCode from 'sepa-payment-code'
import sepaQr from 'sepa-payment-qr-code'
import { seen } from './seen.mjs'

const to = { name: 'Müller & Söhne', iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX' }
const codes = {
  'iban-qr-code': qrLines.girocode({ ...to, currency: 'EUR', amount: '10.00', reason: 'Invoice 17', version: '002' }),
  'sepa-payment-qr-code': sepaQr({ ...to, amount: 10, unstructuredReference: 'Invoice 17' }),
  'sepa-payment-code': new paymentCode.PaymentCode(to.name, to.iban, 10, undefined, 'Invoice 17').getPayload(),
}
const SETS = { 1: 'utf8', 2: 'latin1' }
function asDeclared(code) {
  const [segment] = qrcode.create([{ data: code, mode: 'byte' }]).segments
  const set = SETS[code.split('\n')[2]]
  const lines = Buffer.from(segment.data).toString(set).split('\n')
  return [set, lines[5], lines[6]]
}
for (const [name, expected] of [
  ['iban-qr-code', ['latin1', 'MÃ¼ller & SÃ¶hne', 'DE89 3704 0044 0532 0130 00']],
  ['sepa-payment-qr-code', ['utf8', 'Müller & Söhne', 'DE89370400440532013000']],
  ['sepa-payment-code', ['utf8', 'Müller & Söhne', 'DE89370400440532013000']],
])
  seen(`${name}: character set, name, IBAN`, asDeclared(codes[name]), expected)
const amount = (code) => code.split('\n')[7]
seen('1.005 by sepa-payment-code', amount(new paymentCode.PaymentCode(to.name, to.iban, 1.005, undefined, 'x').getPayload()), 'EUR1.005')
seen('1.005 by sepa-payment-qr-code', amount(sepaQr({ ...to, amount: 1.005, unstructuredReference: 'x' })), 'EUR1.00')
JS
node "$work/run.mjs"
