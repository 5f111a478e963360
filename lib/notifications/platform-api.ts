// A person's notification settings in the Platform API.
import { z } from 'zod'
import type { NotificationChoice } from './choices'
import { CHANNELS, PERSONAL_EVENTS } from './notices'

const event = z.enum(PERSONAL_EVENTS)
const channel = z.enum(CHANNELS)

export const choicesBody = z.strictObject({
  choices: z
    .array(z.strictObject({ event, channel: channel.default('mail'), isWanted: z.boolean() }))
    .min(1)
    .max(50)
    .meta({ description: 'Only what should change. Either everything is saved, or nothing.' }),
})

export const choicesAnswer = z
  .object({
    data: z.array(
      z.object({
        event: event.meta({ description: 'The event.' }),
        channel,
        isWanted: z
          .boolean()
          .meta({ description: 'Whether you receive this email, for at least one of your organisations.' }),
        alwaysSent: z.enum(['security', 'money']).nullable().meta({
          description: 'Why it cannot be switched off: your access depends on it, or money may be lost.',
        }),
      }),
    ),
  })
  .meta({ id: 'NotificationChoices' })

export const presentChoices = (data: NotificationChoice[]) => ({ data })
