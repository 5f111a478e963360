#!/usr/bin/env bash
# nodemailer's `list` option, and what RFC 2369 and RFC 2919 say of List-Unsubscribe and List-ID.
#
# Guessed: a list of two ways to unsubscribe becomes one field with both, as RFC 2369 wants ("MUST NOT" have more than one),
#   and `id: 'invoices.example.com'` becomes <invoices.example.com>.
# Seen: it becomes two fields of the same name, of which mailparser keeps the last: the https link of one-click unsubscribing
#   (RFC 8058) is gone. One field needs a list inside the list. The list's id is written as a URL, <http://invoices.example.com>,
#   which is none by RFC 2919: rules that file mail by the id do not match.
# Where it matters: reminders and statements land in spam where the one-click link is missing.
# Remit: sends letters to one customer each, and no list headers.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages nodemailer@7.0.13 mailparser@3.14.2
cat >"$work/run.mjs" <<'JS'
import { simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'
import { seen } from './seen.mjs'

const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
const ways = ['https://pay.example.com/stop', 'stop@example.com']
async function sent(list) {
  const { message } = await transport.sendMail({ from: 'a@example.com', to: 'b@example.com', subject: 'Reminder', text: 'Hello', list })
  const fields = message.toString().split('\r\n').filter((line) => /^list-/i.test(line))
  return { fields, read: (await simpleParser(message)).headers.get('list') }
}
const flat = await sent({ unsubscribe: ways })
seen('fields of a list', flat.fields, ['List-Unsubscribe: <https://pay.example.com/stop>', 'List-Unsubscribe: <mailto:stop@example.com>'])
seen('what mailparser keeps', flat.read, { unsubscribe: { mail: 'stop@example.com' } })
const nested = await sent({ unsubscribe: [ways] })
seen('fields of a list in a list', nested.fields, ['List-Unsubscribe: <https://pay.example.com/stop>, <mailto:stop@example.com>'])
seen('the id', (await sent({ id: 'invoices.example.com' })).fields, ['List-ID: <http://invoices.example.com>'])
JS
node "$work/run.mjs"
