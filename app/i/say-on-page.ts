// Says one thing that a form of the payer's page has sent, by the verbs of the API, and tells what became of it in one word.
import type { z } from 'zod'
import type { Outcome } from '@/components/invoice/outcomes'
import { Failure, invalidRequest } from '@/lib/failure/failure'
import { assertNoCardNumber, faultsOf } from '@/lib/http/call/faults'
import { countGuess } from '@/lib/http/call/limits'
import { askQuestion } from '@/lib/payer-words/ask-question'
import { giveOrderNumber } from '@/lib/payer-words/give-order-number'
import { orderNumberBody, promiseBody, questionBody } from '@/lib/payer-words/platform-api'
import { promiseDay } from '@/lib/payer-words/promise'
import type { PayerVisit } from './payer-form'

function read<S extends z.ZodType>(schema: S, sent: Record<string, string | null>): z.output<S> {
  assertNoCardNumber(sent)
  const result = schema.safeParse(sent)
  if (!result.success) throw invalidRequest(faultsOf(result.error))
  return result.data
}

async function say({ form, house, network, token }: PayerVisit, what: Outcome): Promise<Outcome> {
  const named = (...names: string[]) => Object.fromEntries(names.map((name) => [name, form.get(name)]))
  if (what === 'promise') await promiseDay(house, token, read(promiseBody, named('date')), network)
  else if (what === 'number')
    await giveOrderNumber(house, token, read(orderNumberBody, named('number')), network)
  else if (what === 'question')
    await askQuestion(house, token, read(questionBody, named('kind', 'text')), network)
  else return 'not-failed'
  return what
}

function refusalOf({ code, errors }: Failure): Outcome {
  if (code === 'Request.TooMany') return 'not-often'
  if (code === 'Payment.InvoiceNotPayable') return 'not-closed'
  if (code !== 'Request.Invalid') return 'not-failed'
  if (errors.some((fault) => fault.code === 'card-number')) return 'not-card'
  return errors.some(({ pointer }) => pointer === '/date') ? 'not-day' : 'not-text'
}

/** Throws what is no failure of the payer's. */
export async function sayOnPage(visit: PayerVisit, what: Outcome): Promise<Outcome> {
  try {
    return await say(visit, what)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    if (error.code === 'Payment.InvalidToken') await countGuess(visit.house, visit.network)
    return refusalOf(error)
  }
}
