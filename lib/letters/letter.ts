// What a letter is, before it is HTML and text, and after.
import type { Correspondent } from '@/lib/outbox/mail'
import type { Reader } from '@/lib/words/reader'

export interface Row {
  label: string
  note: string | null
  value: string
  url: string | null
}

/** What stands in a letter, in the reader's words; both its HTML and its text are drawn from this. */
export interface Content {
  reader: Reader
  organisation: {
    name: string
    email: string | null
    logoUrl: string | null
    /** Of an uploaded logo, which comes first. */
    logoSha256?: string | null
    primaryColour: string | null
  }
  subject: string
  title: string
  /** The one figure that matters, where there is one, and what belongs right under it. */
  amount?: string | null
  amountNote?: string | null
  paragraphs: string[]
  facts?: [label: string, value: string][]
  /** Where each line of a list leads somewhere of its own. */
  rows?: Row[]
  memo?: string | null
  button?: { label: string; url: string } | null
  /** We write in our own name, not in an organisation's. */
  isOwn?: boolean
}

export interface Attachment {
  filename: string
  content: Buffer
  contentType: string
}

export interface Letter {
  to: Correspondent[]
  cc?: Correspondent[]
  bcc?: Correspondent[]
  /** The one of them to whom this copy goes, with words of its own. */
  only?: string
  /** Where an answer goes; to the organisation, where nothing else is said. */
  replyTo?: Correspondent
  /** Where a mail program posts, without asking anybody, when its reader presses “Unsubscribe” (RFC 8058). */
  oneClickUrl?: string
  content: Content
  attachments?: Attachment[]
}
