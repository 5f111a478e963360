// Problems in the Platform API: what needs a person, why, and which call retries it.
import { z } from 'zod'
import { pageQuery } from '@/lib/http/fields/paging'
import { presentAs } from '@/lib/http/fields/present'
import { oneOrMore } from '@/lib/http/fields/sorting'
import { PROBLEM_KINDS, type Problem } from './store'

export const problemsQuery = pageQuery.extend({ kind: oneOrMore(PROBLEM_KINDS).optional() })

const RETRIES = {
  payment: '/quarantine/payments/{id}/retry',
  event: '/quarantine/events/{id}/retry',
  letter: '/undelivered/{id}/retry',
  webhook: '/undelivered/{id}/retry',
  pause: '/quarantine/pauses/{id}/lift',
  schedule: '/recurring-invoices/{id}/resume',
} as const

export const problemAnswer = z
  .object({
    kind: z.enum(PROBLEM_KINDS).meta({
      description:
        'A payment whose money did not match what was requested, a Stripe event that could not be processed, an email or webhook that could not be delivered, a pause of online payments because cards are being tested, or a recurring invoice (`schedule`) whose next occurrence could not be made and is tried again by itself. The pause of a network protects every organisation and is not listed.',
    }),
    id: z.string().meta({ description: 'For the call that retries it.' }),
    retryPath: z
      .string()
      .meta({ description: 'POST it to try again.', example: '/undelivered/7d0e2c5a-…/retry' }),
    about: z.string().nullable().meta({
      description:
        'The type of the event, the kind of email, Stripe’s reference, what is paused: `invoice`, `checkout` or `session`; of a recurring invoice the code of its problem.',
    }),
    reason: z.string().nullable(),
    invoiceId: z.uuid().nullable(),
    documentNumber: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ProblemToSolve' })

export const presentProblem = (problem: Problem) =>
  presentAs(problemAnswer, problem, { retryPath: RETRIES[problem.kind].replace('{id}', problem.id) })
