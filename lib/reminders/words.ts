// What a reminder says: the house's words in the reader's language, or the organisation's own with the gaps filled in.
import type { ReminderOccasion } from '@/db/schema/reminders'
import type { Day } from '@/lib/time-zone'
import { fillGaps, type GapFilling, paragraphsOf } from '@/lib/words/gaps'
import type { Reader } from '@/lib/words/reader'

/** `today` and the due date are days where the customer is. */
export function occasionOf(dueDate: Day, today: Day): ReminderOccasion {
  if (today < dueDate) return 'before'
  return today === dueDate ? 'on' : 'after'
}

interface Said {
  subject: string
  paragraphs: string[]
}

const LEADS = {
  before: 'mail.reminder.before.lead',
  on: 'mail.reminder.on.lead',
  after: 'mail.reminder.after.lead',
} as const
const SUBJECTS = {
  before: 'mail.reminder.before.subject',
  on: 'mail.reminder.on.subject',
  after: 'mail.reminder.after.subject',
} as const

/** `occasion` is null for what is never due; `hasReply`, where an answer reaches somebody. */
interface Circumstances {
  occasion: ReminderOccasion | null
  hasReply: boolean
}

function leadOf({ say }: Reader, occasion: ReminderOccasion | null, filling: GapFilling): string {
  const { amount, date, number, organisation } = filling
  const names = { amount, number, organisation }
  if (occasion === null) return say('mail.reminder.open.lead', names)
  return occasion === 'on' ? say(LEADS.on, names) : say(LEADS[occasion], { ...names, date })
}

/** In the house's words. */
export function houseWords(reader: Reader, { hasReply, occasion }: Circumstances, filling: GapFilling): Said {
  const { say } = reader
  const { date, number, organisation } = filling
  const isLate = occasion === 'after' || occasion === null
  return {
    subject:
      occasion === 'before'
        ? say(SUBJECTS.before, { date, number, organisation })
        : say(occasion === 'on' ? SUBJECTS.on : SUBJECTS.after, { number, organisation }),
    paragraphs: [
      leadOf(reader, occasion, filling),
      ...(isLate && hasReply ? [say('mail.reminder.reply')] : []),
      say('mail.reminder.ignore'),
    ],
  }
}

/** The organisation's own. */
export const ownWords = (
  { body, subject }: { subject: string; body: string },
  filling: GapFilling,
): Said => ({
  subject: fillGaps(subject, filling),
  // Divided first: what is filled in begins no paragraph.
  paragraphs: paragraphsOf(body).map((paragraph) => fillGaps(paragraph, filling)),
})

const THEMSELVES: GapFilling = {
  customer: '{customer}',
  number: '{number}',
  organisation: '{organisation}',
  amount: '{amount}',
  date: '{date}',
}

/** The house's words with their gaps, for who wants to write their own from them. */
export function houseText(reader: Reader, circumstances: Circumstances): { subject: string; body: string } {
  const { paragraphs, subject } = houseWords(reader, circumstances, THEMSELVES)
  const bare = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '')
  return { subject: bare(subject), body: paragraphs.map(bare).join('\n\n') }
}
