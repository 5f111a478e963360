#!/usr/bin/env bash
# NumberParser of @internationalized/number (React Aria's number fields), and a price typed with the other country's point.
#
# Guessed: "1.5" in a German field is refused, since no group of thousands has one digit; the same for "1,5" in an English one.
# Seen: group separators are dropped wherever they stand. "1.5" is 15, "12.34" is 1234 and "1234.56" is 123456 in German;
#   "1234,56" is 123456 in English. In French and Polish "1.5" is 1.5, as their groups are spaces.
# Where it matters: keypads of phones and pasted amounts have the other point: the price is ten or a hundred times too high.
# Remit: reads numbers itself, and shows its reading while one types (lib/money/notation.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages @internationalized/number@3.6.9
cat >"$work/run.mjs" <<'JS'
import { NumberParser } from '@internationalized/number'
import { seen } from './seen.mjs'

const read = (locale, texts) => texts.map((text) => new NumberParser(locale).parse(text))
seen('German: 1,5 1.5 12.34 1234.56', read('de', ['1,5', '1.5', '12.34', '1234.56']), [1.5, 15, 1234, 123456])
seen('English: 1.5 1,5 1234,56', read('en', ['1.5', '1,5', '1234,56']), [1.5, 15, 123456])
seen('French and Polish: 1.5', [...read('fr', ['1.5']), ...read('pl', ['1.5'])], [1.5, 1.5])
JS
node "$work/run.mjs"
