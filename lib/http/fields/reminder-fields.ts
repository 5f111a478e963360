// When customers are reminded, as bodies name it and answers show it.
import { z } from 'zod'

const MOST_REMINDERS = 8
/** Beyond a year nobody remembers the invoice. */
const FARTHEST_DAYS = 365

const offsetDays = z
  .int('must be a whole number of days.')
  .min(-FARTHEST_DAYS, `must be at least -${FARTHEST_DAYS}.`)
  .max(FARTHEST_DAYS, `must be at most ${FARTHEST_DAYS}.`)
  .meta({
    description: 'Days after the due date; below zero before it, `0` on the day.',
    example: 7,
  })

export const reminderRules = z
  .array(z.strictObject({ offsetDays }).meta({ id: 'ReminderRule' }), {
    error: 'must be a list of reminders.',
  })
  .max(MOST_REMINDERS, `must hold at most ${MOST_REMINDERS} reminders.`)
  .superRefine((rules, context) => {
    rules.forEach((rule, at) => {
      if (rules.findIndex((one) => one.offsetDays === rule.offsetDays) < at)
        context.addIssue({
          code: 'custom',
          path: [at, 'offsetDays'],
          message: 'is that of an earlier one: no two may be alike.',
        })
    })
  })
  .overwrite((rules) => rules.toSorted((a, b) => a.offsetDays - b.offsetDays))

export const reminderRulesAnswer = z
  .array(z.object({ offsetDays: z.int() }).meta({ id: 'Reminder' }))
  .nullable()
