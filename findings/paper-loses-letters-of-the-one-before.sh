#!/usr/bin/env bash
# @react-pdf/renderer makes two documents in one process, with the same registered font.
#
# Guessed: a document depends on what is in it, and on nothing that was printed before.
# Seen: after a document with "Überweisung Élan ﬁnal", the next one prints "S Steel" for "US Steel" and "rste Bank" for "Erste Bank";
#   the letters are missing on the page and in its text. fontkit keeps for each glyph the text it was first met with: drawing Ü
#   fetches the glyph of U as a part, with no text at all, and a pasted ligature stands from then on for its one character;
#   react-pdf counts along the text by that. The opened font is shared by the whole process, so customers meet each other.
# Where it matters: names, amounts and account numbers on invoices.
# Remit: opens the font anew for each paper, shapes with HarfBuzz, and tells each glyph its characters (components/documents).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages @react-pdf/renderer@4.9.0 react@19.3.1 fontkit@2.0.4 unpdf@1.8.1 @embedpdf/fonts-latin@1.0.0
cat >"$work/run.mjs" <<'JS'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Document, Font, Page, renderToBuffer, Text } from '@react-pdf/renderer'
import * as fontkit from 'fontkit'
import { createElement } from 'react'
import { extractText } from 'unpdf'
import { seen } from './seen.mjs'

const face = `${import.meta.dirname}/node_modules/@embedpdf/fonts-latin/fonts/NotoSans-Regular.ttf`
Font.register({ family: 'Noto', src: face })
async function textOf(lines) {
  const texts = lines.map((line) => createElement(Text, { key: line }, line))
  const page = createElement(Page, { style: { fontFamily: 'Noto' } }, texts)
  const paper = await renderToBuffer(createElement(Document, {}, page))
  return (await extractText(new Uint8Array(paper), { mergePages: true })).text.split(/\s*\n\s*/).filter(Boolean)
}
const names = ['US Steel', 'Erste Bank']
const before = process.argv.slice(2)
if (before.length > 0) {
  // A process of its own: what was printed before, then the names.
  if (before[0] !== '') await textOf(before)
  console.log(JSON.stringify(await textOf(names)))
  process.exit()
}
const inNewProcess = (first) => JSON.parse(execFileSync(process.execPath, [import.meta.filename, first], { encoding: 'utf8' }))
seen('alone', inNewProcess(''), names)
seen('after another document', inNewProcess('Überweisung Élan ﬁnal'), ['S Steel', 'rste Bank'])

const font = fontkit.create(readFileSync(face))
const glyphs = font.layout('Ü').glyphs
for (const glyph of glyphs) void glyph.path
seen('fontkit, characters of the glyph U once Ü was drawn', font.layout('U').glyphs[0].codePoints, [])
JS
node "$work/run.mjs"
