#!/usr/bin/env bash
# React Email and the plain text that it makes of a mail with columns.
#
# Guessed: what stands side by side in two columns is apart in the text part, by a space at least.
# Seen: it is joined: "Invoice 2026-0012" beside "64.10 EUR" becomes "Invoice 2026-001264.10 EUR", and "Instalment 1" beside "64.10 EUR" is
#   "Instalment 164.10 EUR", which reads like another amount. `render` with `plainText` and `toPlainText` do so alike. html-to-text
#   beneath takes layout tables for blocks unless it is told that they hold data; then there are three spaces.
# Where it matters: who reads mail as text, aloud, or by a program that books invoices, finds a wrong number and a wrong amount.
# Remit: writes the text of a mail itself, "label: value", and not from its HTML (lib/letters/render-text.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages @react-email/components@1.0.12 react@19.3.1 react-dom@19.3.1
cat >"$work/run.mjs" <<'JS'
import { createElement } from 'react'
import { Body, Column, Html, Row, render, toPlainText } from '@react-email/components'
import { seen } from './seen.mjs'

const row = (label, amount) => createElement(Row, null, createElement(Column, null, label), createElement(Column, null, amount))
const rows = [row('Invoice 2026-0012', '64.10 EUR'), row('Instalment 1', '64.10 EUR')]
const mail = createElement(Html, null, createElement(Body, null, ...rows))
const joined = ['Invoice 2026-001264.10 EUR', 'Instalment 164.10 EUR']
const linesOf = (text) => text.split('\n').filter(Boolean)
seen('render with plainText', linesOf(await render(mail, { plainText: true })), joined)
seen('toPlainText', linesOf(toPlainText(await render(mail))), joined)
const htmlToTextOptions = { selectors: [{ selector: 'table', format: 'dataTable' }] }
seen('told that tables hold data', linesOf(await render(mail, { plainText: true, htmlToTextOptions })), ['Invoice 2026-0012   64.10 EUR', 'Instalment 1   64.10 EUR'])
JS
node "$work/run.mjs"
