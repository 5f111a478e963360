#!/usr/bin/env bash
# pdfkit makes a PDF/A-3b with a title and an author.
#
# Guessed: what it writes into the XMP metadata, which PDF/A demands, is escaped as XML.
# Seen: it is not. A business called "Ernst & Söhne" makes metadata that no XML parser takes, in a file that opens and prints as ever.
# Where it matters: archives, and e-invoices inside a PDF, which are refused for it, sometimes years later.
# Remit: writes what a paper says of itself with its own hand (components/documents/metadata.ts), and a test reads it back.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages pdfkit@0.20.1 @embedpdf/fonts-latin@1.0.0 saxes@6.0.0
cat >"$work/run.mjs" <<'JS'
import PDFDocument from 'pdfkit'
import { SaxesParser } from 'saxes'
import { seen } from './seen.mjs'

const face = `${import.meta.dirname}/node_modules/@embedpdf/fonts-latin/fonts/NotoSans-Regular.ttf`
async function metadataOf(name) {
  const paper = new PDFDocument({ subset: 'PDF/A-3b', pdfVersion: '1.7', compress: false, font: face, info: { Title: 'Invoice 12', Author: name } })
  const pieces = []
  paper.on('data', (piece) => pieces.push(piece))
  const ended = new Promise((resolve) => paper.on('end', resolve))
  paper.text('64.10 EUR')
  paper.end()
  await ended
  const text = Buffer.concat(pieces).toString('latin1')
  return Buffer.from(text.slice(text.indexOf('<?xpacket begin'), text.indexOf('<?xpacket end')), 'latin1').toString('utf8')
}
function isXml(text) {
  let isSound = true
  const parser = new SaxesParser({ fragment: true })
  parser.on('error', () => {
    isSound = false
  })
  parser.write(text).close()
  return isSound
}
seen('metadata of "Ernst und Söhne" is XML', isXml(await metadataOf('Ernst und Söhne')), true)
seen('metadata of "Ernst & Söhne" is XML', isXml(await metadataOf('Ernst & Söhne')), false)
JS
node "$work/run.mjs"
