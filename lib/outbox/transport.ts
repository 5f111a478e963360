// SMTP: one conversation for each email, with time limits.

import { createTransport, type SendMailOptions } from 'nodemailer'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type SMTPTransport from 'nodemailer/lib/smtp-transport'
import { assertOutsideTransaction } from '@/db/transact'
import { needsSmtpUtf8, shownMailAddress } from '@/lib/mail-address'

const LIMITS_MS = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 15_000,
}

/** An address that the server did not take, with what it answered. */
export interface Refused {
  address: string
  answer: string
}

/** Answers whom the server refused while it took the mail for the others. */
export type SendMail = (mail: SendMailOptions) => Promise<Refused[]>

/** The server has said no for good: the same mail will never be taken. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
}

/** The letters before the @ can be told only to a server that speaks SMTPUTF8; there is nothing to try again. */
function beyondAscii({ bcc, cc, to }: SendMailOptions): string | undefined {
  const recipients = [to, cc, bcc]
    .flat()
    .flatMap((it) => (typeof it === 'object' ? [it.address] : (it ?? [])))
  const foreign = recipients.find(needsSmtpUtf8)
  return (
    foreign &&
    `The mail server does not accept addresses such as ${shownMailAddress(foreign)}. Use one in plain ASCII letters.`
  )
}

/** The types of this transport leave out what its connection says of the refused. */
type Sent = SMTPTransport.SentMessageInfo & Pick<SMTPConnection.SentMessageInfo, 'rejectedErrors'>

/** A refusal of the recipients themselves (5xx) is final; anything else may pass. */
function asRefusal(error: unknown, mail: SendMailOptions): unknown {
  if (!(error instanceof Error && 'code' in error && 'responseCode' in error)) return error
  const isFinal = error.code === 'EENVELOPE' && Number(error.responseCode) >= 500
  if (!isFinal) return error
  const words = beyondAscii(mail)
  return new MailRefused(words ?? error.message, { cause: error })
}

/** Options in the query of the address (`?requireTLS=true`) go to the SMTP client as they are. */
export function openTransport(smtpUrl: string): SendMail {
  const url = new URL(smtpUrl)
  for (const [name, limitMs] of Object.entries(LIMITS_MS)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(limitMs))
  }
  const transport = createTransport(url.href)
  return async (mail) => {
    assertOutsideTransaction('a mail')
    try {
      const { rejected, rejectedErrors }: Sent = await transport.sendMail({
        ...{ ...mail, disableFileAccess: true, disableUrlAccess: true },
      })
      // Errors come one for each, in the same order.
      return rejected.map((address, at) => ({
        address: shownMailAddress(String(address)),
        answer: rejectedErrors?.[at]?.response ?? '',
      }))
    } catch (error) {
      throw asRefusal(error, mail)
    }
  }
}
