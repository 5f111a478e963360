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

/** In the house's words. `occasion` is null for what is never due. */
export function houseWords({ say }: Reader, occasion: ReminderOccasion | null, filling: GapFilling): Said {
  const { amount, date, number, organisation } = filling
  const names = { amount, number, organisation }
  const ignore = say('mail.reminder.ignore')
  if (occasion === null)
    return {
      subject: say('mail.reminder.after.subject', { number, organisation }),
      paragraphs: [say('mail.reminder.open.lead', names), ignore],
    }
  const dated = { date, number, organisation }
  if (occasion === 'on')
    return {
      subject: say(SUBJECTS.on, { number, organisation }),
      paragraphs: [say(LEADS.on, names), ignore],
    }
  return {
    subject:
      occasion === 'before' ? say(SUBJECTS.before, dated) : say(SUBJECTS.after, { number, organisation }),
    paragraphs: [say(LEADS[occasion], { ...names, date }), ignore],
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
export function houseText(reader: Reader, occasion: ReminderOccasion): { subject: string; body: string } {
  const { paragraphs, subject } = houseWords(reader, occasion, THEMSELVES)
  const bare = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '')
  return { subject: bare(subject), body: paragraphs.map(bare).join('\n\n') }
}
