// What leaves the outbox: an email with its recipients, or the reason why there is none.
import type { SendMailOptions } from 'nodemailer'

export interface Correspondent {
  name: string
  address: string
}

export type Mail = Omit<SendMailOptions, 'envelope' | 'to' | 'cc' | 'bcc'> & {
  to: Correspondent[]
  cc?: Correspondent[]
  bcc?: Correspondent[]
  /** Where it goes, where that is not to all whom it names. */
  envelope?: { from: string; to: string[] }
}

/** A letter that has nobody to go to, or nothing to tell any more; `message` says which. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable'
}

/** One line, without control characters: nothing that is filled in can begin a header of its own. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
