// What leaves the outbox: an email with its recipients, or the reason why there is none.
import type { SendMailOptions } from 'nodemailer'

export interface Correspondent {
  name: string
  address: string
}

export type Mail = SendMailOptions & {
  to: Correspondent[]
  cc?: Correspondent[]
  bcc?: Correspondent[]
}

/** A letter that has nobody to go to, or nothing to tell any more; `message` says which. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable'
}

/** One line, without control characters: nothing that is filled in can begin a header of its own. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
