// Reminders of an invoice in the Platform API.
import { z } from 'zod'
import { REMINDER_STATES } from '@/db/schema/reminders'
import { presentAs } from '@/lib/http/fields/present'
import { reminderRulesAnswer } from '@/lib/http/fields/reminder-fields'
import { PAUSES } from './pauses'
import type { RemindersOfInvoice } from './read'
import type { DecidedReminder } from './store'

const pause = z.enum(PAUSES).meta({
  id: 'ReminderPause',
  description:
    'Why no reminder leaves: `draft`, `void`, `credited` and `paid` – nothing is owed; `processing` – a payment is on its way; `autopay` – it will be collected automatically, and no try has been declined yet; `disputed`; `promised` – the payer has named a day, which has not passed; `question` – of the payer, not closed yet; `no-address` – the customer has no email address.',
})

const dueDate = z.iso.date()

const moment = {
  dueDate: dueDate.nullable().meta({
    description: 'Of the invoice, or of a part of its payment plan; `null` for one by hand.',
  }),
  offsetDays: z.int().nullable().meta({ description: 'Days after the due date; `null` for one by hand.' }),
}

/** As an event tells of it, too. */
export const reminderAnswer = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    invoiceId: z.uuid(),
    ...moment,
    dueAt: z.iso.datetime().meta({ description: 'The moment that was planned, or when it was asked for.' }),
    state: z.enum(REMINDER_STATES).meta({
      description:
        '`queued`: its email is about to leave. `skipped`: it was paused when its moment came, and is never made up for. `failed`: the email could not be sent.',
    }),
    reason: z.string().nullable().meta({
      description:
        'Why it was skipped: a `ReminderPause`; `past` – it was planned only after its moment; `together` – another one left on the same morning, as holidays and the parts of a plan bring about; `ended` – there was nothing to be reminded of any more when the email was about to leave.',
    }),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'InvoiceReminder' })

const sentAnswer = reminderAnswer
  .extend({ sentTo: z.array(z.string()).meta({ description: 'Email addresses.' }) })
  .meta({ id: 'SentReminder' })

export const remindersAnswer = z
  .object({
    reminders: reminderRulesAnswer.unwrap().meta({ description: 'The plan that counts for this invoice.' }),
    inheritedFrom: z.enum(['customer', 'organisation']).nullable().meta({
      description: 'Whose plan it is; `null` where it is the invoice’s own, or nobody has one.',
    }),
    timeZone: z.string().meta({ description: 'Of the customer: reminders leave at 09:00 there.' }),
    pausedBy: z.array(pause).meta({ description: 'What keeps a reminder by hand from leaving now.' }),
    sent: z.array(sentAnswer).meta({ description: 'What was decided, in the order of its moments.' }),
    coming: z.array(
      z
        .object({
          dueDate,
          offsetDays: z.int(),
          at: z.iso.datetime(),
          pausedBy: z.array(pause).meta({ description: 'As things stand now; empty if it will leave.' }),
        })
        .meta({ id: 'ComingReminder' }),
    ),
  })
  .meta({ id: 'RemindersOfInvoice' })

export const presentReminder = (reminder: Omit<DecidedReminder, 'problem' | 'sentTo'>) =>
  presentAs(reminderAnswer, reminder)

export const presentSentReminder = (reminder: DecidedReminder) => presentAs(sentAnswer, reminder)

export const presentReminders = ({
  coming,
  pausedBy,
  rules,
  rulesOf,
  sent,
  zone,
}: RemindersOfInvoice): z.input<typeof remindersAnswer> => ({
  ...{ reminders: rules, inheritedFrom: rulesOf === 'invoice' ? null : rulesOf, timeZone: zone, pausedBy },
  sent: sent.map(presentSentReminder),
  coming: coming.map(({ at, dueDate: due, offsetDays, pausedBy: why }) => ({
    dueDate: due,
    offsetDays,
    at: at.toISOString(),
    pausedBy: why,
  })),
})

export const sentReminderAnswer = sentAnswer
