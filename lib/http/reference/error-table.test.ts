// The table of refusals that the documentation shows.
import { expect, test } from 'vitest'
import type { DeclaredOperation } from '@/lib/http/call/operation'
import { errorTable } from './error-table'
import { sessionsManner } from './sessions-manner'

const operation: DeclaredOperation = {
  method: 'POST',
  path: '/api/v1/sessions',
  tag: 'Sessions',
  summary: 'Create a session',
  access: 'application',
  isIdempotent: 'required',
  status: 201,
  refusals: ['Session.NoAvailableProvider', 'Provider.TimedOut'],
}

test('it holds every refusal that can happen, lowest status first, with the body as it is sent', () => {
  const rows = errorTable(operation, sessionsManner, 'https://pay.example.com')
  expect(rows.map(({ status }) => status)).toEqual(rows.map(({ status }) => status).toSorted((a, b) => a - b))
  expect(rows).toContainEqual({
    status: 401,
    code: 'AUTH_UNAUTHENTICATED',
    body: '{ "error": "Unauthorized", "message": "Authentication required. Please provide a valid API token", "code": 401, "errorCode": "AUTH_UNAUTHENTICATED" }',
    advice: expect.stringContaining('Authorization: Bearer'),
    mayRetry: false,
  })
  expect(rows.find(({ code }) => code === 'PROVIDER_TIMED_OUT')).toMatchObject({
    status: 504,
    mayRetry: true,
  })
  expect(rows.map(({ code }) => code)).toContain('IDEMPOTENCY_KEY_MISSING')
})
