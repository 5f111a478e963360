#!/usr/bin/env bash
# localized-address-format writes an address in its country's order from Google's address data.
#
# Guessed: every part that is given is written somewhere.
# Seen: for countries whose pattern has no place for a part it is left out without a word: the city in Japan, the Emirates and
#   Singapore, and the region in Germany, France and Poland. For domestic letters of Switzerland, Finland, Sweden and Luxembourg
#   the country's letters are put before the postal code, also before one that has them already: "L-L-2449".
# Where it matters: the seller's and the buyer's address on an invoice, which tax law wants whole.
# Remit: writes addresses in their country's order by this library, and puts back what it leaves out (lib/paper/address-lines.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages localized-address-format@1.3.3
cat >"$work/run.mjs" <<'JS'
import { formatAddress } from 'localized-address-format'
import { seen } from './seen.mjs'

const lines = (postalCountry, parts) => formatAddress({ postalCountry, ...parts })
const parts = { addressLines: ['1-2-3 Hon-machi'], locality: 'Kamakura', administrativeArea: 'Kanagawa', postalCode: '248-0001' }
seen('Japan, is the city there', lines('JP', parts).join(' ').includes('Kamakura'), false)
seen('Singapore, is the city there', lines('SG', { addressLines: ['8 Marina View'], locality: 'Singapore', postalCode: '018960' }).join(' ').includes('Singapore'), false)
const berlin = { addressLines: ['Am Markt 1'], locality: 'Potsdam', administrativeArea: 'Brandenburg', postalCode: '14467' }
seen('Germany', lines('DE', berlin), ['Am Markt 1', '14467 Potsdam'])
const town = { addressLines: ['2, rue du Fort'], locality: 'Luxembourg', postalCode: 'L-2449' }
seen('Luxembourg', lines('LU', town), ['2, rue du Fort', 'L-L-2449 Luxembourg'])
JS
node "$work/run.mjs"
