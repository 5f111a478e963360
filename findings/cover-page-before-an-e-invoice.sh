#!/usr/bin/env bash
# A cover page put before a hybrid e-invoice (a PDF with its XML inside) by poppler's pdfunite.
#
# Guessed: the result has the pages and has lost the XML, unless the invoice comes first; either way it is a sound file.
# Seen: the XML comes along wherever the invoice stands, but /AF is gone, the entry by which PDF/A-3 and Factur-X say what the file is
#   for; the XML's name in the list of embedded files is empty; and the trailer counts fewer objects than there are, so qpdf
#   reports the file as damaged. pdf.js and pdf-lib show the XML all the same. qpdf's own merging drops it with the cover first.
# Where it matters: an archive or an office prints "received on" on top, and what it keeps is no e-invoice any more.
# Remit: makes each paper in one piece, and puts nothing before it afterwards.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages pdf-lib@1.17.1
debian_packages poppler-utils=22.12.0-2+deb12u3 libpoppler126=22.12.0-2+deb12u3 qpdf=11.3.0-1+deb12u1 libqpdf29=11.3.0-1+deb12u1 \
  libbrotli1 libdeflate0 libfontconfig1 libfreetype6 libjbig0 libjpeg62-turbo liblcms2-2 liblerc4 libnspr4 libnss3 libopenjp2-7 \
  libpng16-16 libtiff6 libwebp7
cat >"$work/run.mjs" <<'JS'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { AFRelationship, PDFDocument, PDFName } from 'pdf-lib'
import { seen } from './seen.mjs'

process.chdir(import.meta.dirname)
const env = { ...process.env, LD_LIBRARY_PATH: 'debian/usr/lib/x86_64-linux-gnu' }
const run = (tool, ...args) => spawnSync(`debian/usr/bin/${tool}`, args, { env, encoding: 'utf8' })
const invoice = await PDFDocument.create()
invoice.addPage()
await invoice.attach(Buffer.from('<rsm:CrossIndustryInvoice/>'), 'factur-x.xml', { mimeType: 'text/xml', afRelationship: AFRelationship.Alternative })
writeFileSync('invoice.pdf', await invoice.save())
const cover = await PDFDocument.create()
cover.addPage()
writeFileSync('cover.pdf', await cover.save())
run('pdfunite', 'cover.pdf', 'invoice.pdf', 'united.pdf')
run('qpdf', 'cover.pdf', '--pages', 'cover.pdf', 'invoice.pdf', '--', 'joined.pdf')

const files = (name) => run('pdfdetach', '-list', name).stdout.trim().split('\n')[0]
const hasAf = async (name) => (await PDFDocument.load(readFileSync(name))).catalog.has(PDFName.of('AF'))
seen('the invoice', [files('invoice.pdf'), await hasAf('invoice.pdf'), run('qpdf', '--check', 'invoice.pdf').status], ['1 embedded files', true, 0])
seen('pdfunite', [files('united.pdf'), await hasAf('united.pdf')], ['1 embedded files', false])
const check = run('qpdf', '--check', 'united.pdf')
seen('qpdf on what pdfunite wrote', [check.status, /reported number of objects \(\d+\) is not one plus the highest/.test(check.stderr)], [3, true])
seen('qpdf --pages', [files('joined.pdf'), await hasAf('joined.pdf')], ['0 embedded files', false])
JS
node "$work/run.mjs"
