#!/usr/bin/env bash
# Intl's negative amounts for readers from the right, and what becomes of them once invisible characters are taken out.
#
# Guessed: the characters of the category Cf in a formatted amount are padding; whoever prints it may drop them, as one
#   does with text of others, because the bidirectional algorithm knows that a sign belongs to its figures.
# Seen: "-5.00" is drawn as "5.00-" without them. A sign alone before figures is neutral to the algorithm (rule W4 looks
#   for one between two figures), so it follows the line; one left-to-right mark, which Intl writes for Arabic as in the
#   Emirates and for Hebrew, holds it. For Arabic with its own figures the sign stands behind them with and without.
# Where it matters: a discount or a credit on an invoice reads as another notation than on the page beside it.
# Remit: keeps this mark on papers where a sign and a figure follow it, and drops all others; a test reads the paper back.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages bidi-js@1.0.3
cat >"$work/run.mjs" <<'JS'
import openBidi from 'bidi-js'
import { seen } from './seen.mjs'

const bidi = openBidi()
const bare = (text) => text.replace(/\p{Cf}/gu, '')
/** As it stands on the line, from the left. */
const drawn = (text) => {
  const order = bidi.getReorderedIndices(text, bidi.getEmbeddingLevels(text, 'rtl'))
  return bare(order.map((at) => text[at]).join('')).replace(/\s/g, ' ')
}
const formatted = (tag) => new Intl.NumberFormat(tag, { style: 'currency', currency: 'AED' }).format(-5)
for (const [tag, withMarks, without] of [
  ['ar-AE', '.إ.د -5.00', '.إ.د 5.00-'],
  ['he-IL', 'AED -5.00', 'AED 5.00-'],
  ['ar-EG', '.إ.د ٥٫٠٠-', '.إ.د ٥٫٠٠-'],
]) {
  seen(`${tag}, as Intl writes it`, drawn(formatted(tag)), withMarks)
  seen(`${tag}, without what is invisible`, drawn(bare(formatted(tag))), without)
}
JS
node "$work/run.mjs"
