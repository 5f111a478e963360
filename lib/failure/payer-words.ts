// The refusals about what payers have said, a part of the catalogue.
import type { Entry } from './catalogue'

export const PAYER_WORDS = {
  'Question.NotFound': {
    status: 404,
    title: 'Question not found',
    advice: 'There is no such question, or it is not yours. Check the ids and the key you call with.',
    isVeiled: true,
  },
  'Question.Closed': {
    status: 409,
    title: 'Question is closed',
    advice: 'It was closed with another answer, or without one. Write to the customer instead.',
  },
} as const satisfies Record<string, Entry>
