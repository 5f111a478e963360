#!/usr/bin/env bash
# @react-pdf/renderer prints text with an empty line in it, all of it in one registered typeface.
#
# Guessed: the file names the typefaces that its letters are drawn with, and embeds them.
# Seen: the line break switches to Helvetica for a run without a letter, so the file names a typeface that it does not hold.
# Where it matters: archives (PDF/A) and e-invoices inside a PDF want every named typeface embedded; a memo of two paragraphs is enough.
# Remit: its typefaces take line breaks themselves (components/documents/face.ts), and a test asks for every typeface of a paper.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages @react-pdf/renderer@4.9.0 react@19.3.1 @embedpdf/fonts-latin@1.0.0
cat >"$work/run.mjs" <<'JS'
import { Document, Font, Page, renderToBuffer, Text } from '@react-pdf/renderer'
import { createElement } from 'react'
import { seen } from './seen.mjs'

const face = `${import.meta.dirname}/node_modules/@embedpdf/fonts-latin/fonts/NotoSans-Regular.ttf`
Font.register({ family: 'Noto', src: face })
async function typefacesOf(memo) {
  const page = createElement(Page, { style: { fontFamily: 'Noto' } }, createElement(Text, {}, memo))
  const paper = (await renderToBuffer(createElement(Document, {}, page))).toString('latin1')
  const names = [...paper.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name]) => name)
  return [...new Set(names)].sort()
}
seen('of one line', await typefacesOf('Thank you. Please pay by Friday.'), ['NotoSans-Regular'])
seen('of two paragraphs', await typefacesOf('Thank you.\n\nPlease pay by Friday.'), ['Helvetica', 'NotoSans-Regular'])
JS
node "$work/run.mjs"
