// Texts of reminders in the Platform API.
import { z } from 'zod'
import { REMINDER_OCCASIONS } from '@/db/schema/reminders'
import { multilineText, oneOf, text, uuid } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import { TONGUES } from '@/lib/words/tongues'
import type { ReminderText } from './texts-store'

const language = oneOf(TONGUES).meta({ description: 'The language of the reader.', example: 'de' })
const occasion = oneOf(REMINDER_OCCASIONS).meta({
  description: 'Whether the email leaves before the due date, on it, or after it.',
  example: 'after',
})

export const reminderTextPath = z.object({ id: uuid, language, occasion })

const GAPS_IN_WORDS =
  '`{customer}`, `{number}` (of the invoice), `{organisation}`, `{amount}` (still to pay) and `{date}` (due) are filled in'

export const reminderTextBody = z
  .strictObject({
    subject: text(200),
    body: multilineText(3_000).min(1, 'must not be blank.'),
  })
  .meta({
    id: 'ReminderTextBody',
    description: `Plain text; an empty line begins a paragraph. ${GAPS_IN_WORDS}. The greeting before it, the amount, the button to pay and the facts of the invoice are always there.`,
    example: {
      subject: 'Invoice {number}: did it slip your mind?',
      body: 'You may have missed our invoice {number}: {amount} were due on {date}.\n\nThank you, {organisation}',
    },
  })

export const reminderTextAnswer = z
  .object({
    language: z.string().meta({ example: 'de' }),
    occasion: z.enum(REMINDER_OCCASIONS),
    subject: z.string(),
    body: z.string(),
  })
  .meta({ id: 'ReminderText' })

export const reminderTextsAnswer = z
  .object({ data: z.array(reminderTextAnswer) })
  .meta({ id: 'ReminderTexts' })

export const presentReminderText = (row: ReminderText) => presentAs(reminderTextAnswer, row)
