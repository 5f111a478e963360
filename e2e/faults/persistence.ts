// How a person or a program asks that does not give up: what broke, or was told to come later, is asked again.
import { setTimeout as pause } from 'node:timers/promises'

const GIVES_UP_AFTER_MS = 120_000
const ASKS_AGAIN_MS = 500

export interface Answer {
  status: number
  body: Record<string, unknown>
  headers: Headers
}

export interface Question {
  method: string
  url: string
  headers?: Record<string, string>
  body?: object
}

export async function askOnce({ body, headers, method, url }: Question): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false
  return { status: answer.status, body: isJson && text ? JSON.parse(text) : {}, headers: answer.headers }
}

/** In flight under the same key, too often, or broken: the same may go well in a moment. */
const isForLater = ({ body, headers, status }: Answer): boolean =>
  status >= 500 ||
  status === 429 ||
  (status === 409 && (headers.has('retry-after') || /InFlight|InUse/.test(String(body.code))))

/** The first answer that is final; throws when there was none for two minutes. */
export async function askStubbornly(question: Question): Promise<Answer> {
  const begun = performance.now()
  let last = ''
  while (performance.now() - begun < GIVES_UP_AFTER_MS) {
    try {
      const answer = await askOnce(question)
      if (!isForLater(answer)) return answer
      last = `${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`
    } catch (error) {
      last = error instanceof Error ? error.message : String(error)
    }
    await pause(ASKS_AGAIN_MS)
  }
  throw new Error(`${question.method} ${question.url} had no final answer for two minutes: ${last}`)
}

/** Some workers go through all items, each taking the next. */
export async function inLanes<T>(count: number, items: readonly T[], work: (item: T) => Promise<unknown>) {
  const waiting = [...items]
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: count }, lane))
}

/** Asks again until it is so; answers after how many milliseconds that was, and undefined where it never was. */
export async function untilTrue(
  withinMs: number,
  isSo: () => Promise<boolean> | boolean,
  everyMs = 250,
): Promise<number | undefined> {
  const begun = performance.now()
  do {
    if (await isSo()) return performance.now() - begun
    await pause(everyMs)
  } while (performance.now() - begun < withinMs)
  return undefined
}
