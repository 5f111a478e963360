#!/usr/bin/env bash
# nodemailer with a mail as an attachment (forwarded.eml), read by mailparser and by postal-mime.
#
# Guessed: what is listed under `attachments` is sent as an attachment, and arrives as one.
# Seen: nodemailer declares a message/rfc822 part "inline" unless told otherwise. Both readers then take the inner mail apart:
#   its text is joined to the outer text, its invoice-17.pdf becomes an attachment of the outer mail, and forwarded.eml is gone.
#   With `contentDisposition: 'attachment'` all three agree on one attachment.
# Where it matters: an inbox that books invoices reads the forwarder as the seller; a signed original cannot be checked any more.
# Remit: attaches papers as PDF, never mails.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages nodemailer@7.0.13 mailparser@3.14.2 postal-mime@4.0.0
cat >"$work/run.mjs" <<'JS'
import { simpleParser } from 'mailparser'
import nodemailer from 'nodemailer'
import PostalMime from 'postal-mime'
import { seen } from './seen.mjs'

const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
const written = async (mail) => (await transport.sendMail(mail)).message
const inner = await written({
  from: 'seller@example.net', to: 'buyer@example.com', subject: 'Invoice 17', text: 'Pay to the new account.',
  attachments: [{ filename: 'invoice-17.pdf', content: '%PDF' }],
})
async function read(more) {
  const outer = await written({
    from: 'buyer@example.com', to: 'books@example.com', subject: 'Forwarded', text: 'See attached.',
    attachments: [{ filename: 'forwarded.eml', content: inner, contentType: 'message/rfc822', ...more }],
  })
  const disposition = /Content-Disposition: (\w+); filename=forwarded\.eml/.exec(outer.toString())?.[1]
  const mails = [await simpleParser(outer), await PostalMime.parse(outer)]
  return {
    disposition,
    attachments: mails.map(({ attachments }) => attachments.map(({ filename }) => filename).join()),
    hasInnerText: mails.map(({ text }) => text.includes('new account')),
  }
}
seen('as it comes', await read({}), { disposition: 'inline', attachments: ['invoice-17.pdf', 'invoice-17.pdf'], hasInnerText: [true, true] })
seen('with contentDisposition', await read({ contentDisposition: 'attachment' }), { disposition: 'attachment', attachments: ['forwarded.eml', 'forwarded.eml'], hasInnerText: [false, false] })
JS
node "$work/run.mjs"
