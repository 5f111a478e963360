#!/usr/bin/env bash
# sepa-xml and a file of three transfers (pain.001), one of them with a mistyped IBAN.
#
# Guessed: a transfer that cannot be taken is an error, at the latest when the file is made; what is taken is written as the format has it.
# Seen: it is left out. `addTransaction` answers false (and undefined for what it took), and the file is made without an error, with the
#   number and sum of the rest. An IBAN in groups of four, as in its own example, is written with its spaces, which the format does
#   not have, and without the BIC that is found for the same IBAN without spaces. 64.10 is written as 64.1.
# Where it matters: a seller is not paid, and nobody is told; or a bank returns the whole file.
# Remit: sends no transfers.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages sepa-xml@0.6.0
cat >"$work/run.mjs" <<'JS'
import SepaXML from 'sepa-xml'
import { seen } from './seen.mjs'

const file = new SepaXML()
file.setHeaderInfo({ messageId: '2026-11-29', initiator: 'Acme' })
file.setPaymentInfo({ id: '1', method: 'TRF', senderName: 'Acme', senderIBAN: 'NL91ABNA0417164300', bic: 'ABNANL2A' })
const ibans = ['NL91ABNA0417164300', 'NL91 ABNA 0417 1643 00', 'NL91ABNA0417164301']
const answers = ibans.map((iban, i) => file.addTransaction({ id: `payout-${i + 1}`, amount: 64.1, name: 'Erika Muster', iban, description: 'Payout' }))
seen('answers', answers.map(String), ['undefined', 'undefined', 'false'])
const xml = await new Promise((resolve, reject) => file.compile((error, made) => (error ? reject(error) : resolve(made))))
const all = (field) => [...xml.matchAll(new RegExp(`<${field}(?: [^>]*)?>([^<]*)<`, 'g'))].map(([, value]) => value)
seen('transfers', all('EndToEndId'), ['payout-1', 'payout-2'])
seen('number and sum', [all('NbOfTxs')[0], all('CtrlSum')[0]], ['2', '128.20'])
seen('IBANs', all('IBAN').slice(1), ['NL91ABNA0417164300', 'NL91 ABNA 0417 1643 00'])
seen('BICs of those who are paid', all('BIC').slice(1), ['ABNANL2A'])
seen('amounts', all('InstdAmt'), ['64.1', '64.1'])
JS
node "$work/run.mjs"
