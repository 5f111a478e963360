// How everybody here calls the app: who is told to come later comes later, and a 5xx is a fault of the app.
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, askOnce, type Question } from '../faults/persistence'

const ASKS_AGAIN_MS = 500
const MOST_TRIES = 60

/** A debit on its way is not waited for: it takes days. */
const isForLater = ({ body, status }: Answer): boolean =>
  status === 429 || (status === 409 && /^(?!Payment\.).*(?:InFlight|InUse)/.test(String(body.code)))

/** Throws what the app must never answer. */
export async function ask(question: Question): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await askOnce(question)
    if (answer.status >= 500)
      throw new Error(`${question.method} ${question.url}: ${answer.status} ${JSON.stringify(answer.body)}`)
    if (!isForLater(answer) || tries === MOST_TRIES) return answer
    await pause(ASKS_AGAIN_MS)
  }
}
