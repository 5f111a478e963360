#!/usr/bin/env bash
# nodemailer and the list of recipients that is handed to it.
#
# Guessed: what is handed in stays as it is; only the message and the envelope carry the host in its ASCII form.
# Seen: the very objects handed in are changed: info@bäckerei.example has become info@xn--bckerei-5wa.example in the caller's own list.
#   Plain texts and a list under `envelope` are left alone, so it depends on the form in which the same address was given.
# Where it matters: a list that is kept (who got this invoice, whom to remind) says another address after the mail was sent,
#   and is not found again by the one that the customer typed.
# Remit: notes who gets a letter before it hands the letter over (lib/outbox/drain.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages nodemailer@7.0.13
cat >"$work/run.mjs" <<'JS'
import nodemailer from 'nodemailer'
import { seen } from './seen.mjs'

const transport = nodemailer.createTransport({ streamTransport: true, buffer: true })
const send = (more) => transport.sendMail({ from: 'a@example.com', text: 'Hello', ...more })
const recipient = { name: 'Bäckerei', address: 'info@bäckerei.example' }
await send({ to: [recipient] })
seen('the object that was handed in', recipient, { name: 'Bäckerei', address: 'info@xn--bckerei-5wa.example' })
const texts = ['info@bäckerei.example']
const envelope = { from: 'a@example.com', to: ['info@bäckerei.example'] }
await send({ to: texts, envelope })
seen('texts, and an envelope', [texts, envelope.to], [['info@bäckerei.example'], ['info@bäckerei.example']])
JS
node "$work/run.mjs"
