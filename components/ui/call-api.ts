// Changes that a page asks our own API for: same origin, the sign-in cookie, errors as problems.
import { askForProof } from './ask-for-proof'

export interface Problem {
  title: string
  status: number
  detail?: string
  code?: string
  requestId?: string
  errors?: { pointer: string; code: string; detail: string }[]
}

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem }

interface Options<T> {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** For operations outside `/organisations/{id}`. */
  organisationId?: string
  /** The same key makes the same thing once, however often it is pressed. */
  idempotencyKey?: string
  /** Reads the answer; a zod schema fits. */
  answer: { parse: (value: unknown) => T }
}

/** For operations whose answer is not looked at. */
export const NOTHING = { parse: () => undefined }

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string'

const AWAY: Problem = {
  title: 'The server could not be reached',
  status: 0,
  detail: 'Nothing you typed is lost. Check your connection, then try again.',
}

const BROKEN: Problem = {
  title: 'Something went wrong on our side',
  status: 500,
  detail: 'Nothing you typed is lost. Try again in a minute.',
}

async function readAnswer<T>(response: Response, options: Options<T>): Promise<Answer<T>> {
  const text = await response.text()
  const value: unknown = text === '' ? undefined : JSON.parse(text)
  if (response.ok) return { ok: true, value: options.answer.parse(value) }
  if (isProblem(value)) return { ok: false, problem: value }
  return { ok: false, problem: { ...BROKEN, status: response.status } }
}

/**
 * Never throws: what went wrong is a problem, with words to show. Where the server wants to know first who is there, the page
 * asks, and the same call is made once more.
 */
export async function callApi<T>(path: string, options: Options<T>): Promise<Answer<T>> {
  const answer = await callOnce(path, options)
  if (answer.ok || answer.problem.code !== 'Auth.ProofNeeded' || !(await askForProof())) return answer
  return callOnce(path, options)
}

async function callOnce<T>(path: string, options: Options<T>): Promise<Answer<T>> {
  const { body, idempotencyKey, method = 'POST', organisationId } = options
  const headers = new Headers({ accept: 'application/json' })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (organisationId) headers.set('x-dolfin-organisation-id', organisationId)
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  const response = await fetch(path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => undefined)
  if (!response) return { ok: false, problem: AWAY }
  return readAnswer(response, options).catch(() => ({ ok: false, problem: BROKEN }))
}
