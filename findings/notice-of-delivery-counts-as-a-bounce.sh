#!/usr/bin/env bash
# baunsu, which tells bounced mail from other mail, and mailparser, on reports of a mail server (RFC 3464).
#
# Guessed: a report of failure is a bounce; of delay, or of delivery, it is none. The fields of the report can be read as a part of their own.
# Seen: all are `bounced: true`, with the same score, "Action: delivered" and "Action: delayed" too; `action` is read, and not
#   used. mailparser joins the fields of the report to the text, behind what is said to people, and lists the original mail alone
#   as an attachment.
# Where it matters: customers whose server confirms an invoice, or is slow for an hour, are struck off as unreachable, and get no reminder.
# Remit: reads no mail; what a server says while it takes a mail is kept with it.
set -eu
source "$(dirname "$0")/support/packages.sh"
npm_packages baunsu@0.2.3 mailparser@3.14.2
cat >"$work/run.mjs" <<'JS'
import Baunsu from 'baunsu'
import { simpleParser } from 'mailparser'
import { seen } from './seen.mjs'

const report = (action, status, said) =>
  [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.com>', 'To: billing@seller.example', `Subject: ${said}`, 'Message-Id: <report@mx.example.com>',
    'Auto-Submitted: auto-replied', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="B"', '',
    '--B', 'Content-Type: text/plain; charset=us-ascii', '', `${said}: erika@example.com`, '',
    '--B', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.com', '',
    'Final-Recipient: rfc822; erika@example.com', `Action: ${action}`, `Status: ${status}`, '',
    '--B', 'Content-Type: message/rfc822', '', 'From: billing@seller.example', 'To: erika@example.com', 'Subject: Invoice 17', '', 'Your invoice.', '',
    '--B--', '',
  ].join('\r\n')
const verdict = (mail) => {
  const { bounced, score, action } = new Baunsu().detectSync(mail)
  return [bounced, score, action]
}
const reports = [['failed', '5.1.1', 'Could not be delivered'], ['delayed', '4.4.1', 'Will be tried again'], ['delivered', '2.0.0', 'Was delivered']]
for (const [action, status, said] of reports) seen(action, verdict(report(action, status, said)), [true, 0.5, action])
seen('an answer', verdict('From: erika@example.com\r\nTo: billing@seller.example\r\nSubject: Re: Invoice 17\r\n\r\nThank you.\r\n')[0], false)
const { text, attachments } = await simpleParser(report(...reports[2]))
seen('by mailparser: text, parts', [text.split('\n').filter(Boolean), attachments.map(({ contentType }) => contentType)], [['Was delivered: erika@example.com', 'Reporting-MTA: dns; mx.example.com', 'Final-Recipient: rfc822; erika@example.com', 'Action: delivered', 'Status: 2.0.0'], ['message/rfc822']])
JS
node "$work/run.mjs"
