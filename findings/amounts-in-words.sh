#!/usr/bin/env bash
# to-words: amounts in words, as cheques, receipts and Polish invoices have them.
#
# Guessed: a library with a locale for each country counts in that country's grammar.
# Seen: "Eins Euro" (Ein Euro) and "Zwei Million Euro" (Zwei Millionen) in German, "Veintiuno Euros" (veintiún euros) in Spanish, where it
#   gets 31 right, "Ett Krona" (En krona) in Swedish, "Um Milhão Euros" (um milhão de euros) in Portuguese, and in Polish one form
#   for every number: "Dwa Złotych" (dwa złote), "Pięć Tysiąc Złotych" (pięć tysięcy złotych).
# Where it matters: where words and figures differ, the words count; a bank may send back what is no word.
# Remit: writes amounts in figures.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages to-words@5.7.0
cat >"$work/run.mjs" <<'JS'
import { ToWords } from 'to-words'
import { seen } from './seen.mjs'

const inWords = (localeCode, amounts) => {
  const toWords = new ToWords({ localeCode, converterOptions: { currency: true } })
  return amounts.map((amount) => toWords.convert(amount))
}
seen('German', inWords('de-DE', [1, 2000000]), ['Eins Euro', 'Zwei Million Euro'])
seen('Spanish', inWords('es-ES', [21, 31]), ['Veintiuno Euros', 'Treinta Y Un Euros'])
seen('Swedish', inWords('sv-SE', [1]), ['Ett Krona'])
seen('Portuguese', inWords('pt-PT', [1000000]), ['Um Milhão Euros'])
seen('Polish', inWords('pl-PL', [2, 5000]), ['Dwa Złotych Tylko', 'Pięć Tysiąc Złotych Tylko'])
JS
node "$work/run.mjs"
