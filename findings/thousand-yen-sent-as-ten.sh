#!/usr/bin/env bash
# iso20022.js and the order for a transfer abroad (pain.001) in yen and in Kuwaiti dinars.
#
# Guessed: 6410 is 64.10 euros, so amounts are minor units: 1000 is 1000 yen, and 1234 fils are 1.234 dinars.
# Seen: every currency has two decimals: 1000 yen are sent as 10, and 1234 fils as 12.34 dinars, ten times too much. The file keeps to the
#   format in both cases: banks take 12.34 as it stands. Euros are right (64.1 for 64.10).
# Where it matters: who pays sellers abroad underpays in yen, won and pesos of Chile by a hundred times, and overpays in dinars by ten.
# Remit: has the decimals of each currency in a table of its own, and sends no transfers.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages iso20022.js@0.0.15
cat >"$work/run.mjs" <<'JS'
import { ISO20022 } from 'iso20022.js'
import { seen } from './seen.mjs'

const bank = { bic: 'DEUTDEFF', bankAddress: { country: 'DE' } }
const orders = new ISO20022({ initiatingParty: { name: 'Acme GmbH', id: 'ACME', account: { iban: 'DE89370400440532013000' }, agent: bank } })
const creditor = { name: 'Erika Muster', account: { iban: 'NL91ABNA0417164300' }, agent: { bic: 'ABNANL2A' }, address: { townName: 'Amsterdam', country: 'NL' } }
function sent(amount, currency) {
  const order = orders.createSWIFTCreditPaymentInitiation([{ type: 'swift', direction: 'credit', amount, currency, creditor }])
  return order.toString().match(/<InstdAmt Ccy="[A-Z]{3}">[^<]*/)[0].replace('<InstdAmt Ccy="', '').replace('">', ' ')
}
seen('6410 cents', sent(6410, 'EUR'), 'EUR 64.1')
seen('1000 yen', sent(1000, 'JPY'), 'JPY 10')
seen('1000 won', sent(1000, 'KRW'), 'KRW 10')
seen('1234 fils', sent(1234, 'KWD'), 'KWD 12.34')
JS
node "$work/run.mjs"
