// What a try-it form sends.
import { expect, test } from 'vitest'
import { readable, requestOf } from './request'

test('path, query and headers go where they belong, and blanks are left out', () => {
  const { url, init } = requestOf({
    method: 'GET',
    path: '/organisations/{id}/users',
    parameters: [
      { place: 'path', name: 'id' },
      { place: 'query', name: 'limit' },
      { place: 'query', name: 'cursor' },
      { place: 'header', name: 'x-dolfin-organisation-id' },
    ],
    values: {
      'path:id': 'a/b',
      'query:limit': ' 5 ',
      'query:cursor': '',
      'header:x-dolfin-organisation-id': 'o',
    },
    apiKey: 'k',
  })
  expect(url).toBe('/organisations/a%2Fb/users?limit=5')
  expect(init.headers).toEqual({
    accept: 'application/json',
    'x-dolfin-organisation-id': 'o',
    'x-dolfin-api-key': 'k',
  })
  expect(init).toMatchObject({ method: 'GET', credentials: 'omit', body: undefined })
})

test('a body is sent as JSON, and an emptied one is not sent', () => {
  const draft = { method: 'POST', path: '/x', parameters: [], values: {} }
  expect(requestOf({ ...draft, body: '{}' }).init).toMatchObject({
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  expect(requestOf({ ...draft, body: ' ' }).init.body).toBeUndefined()
})

test('a JSON response is pretty-printed', () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(readable('<p>')).toBe('<p>')
})

test('a token is sent without the cookie, and the cookie only without other credentials', () => {
  const draft = { method: 'GET', path: '/x', parameters: [], values: {} }
  expect(requestOf({ ...draft, token: 'ks_test_1' }).init).toMatchObject({
    headers: { authorization: 'Bearer ks_test_1' },
    credentials: 'omit',
  })
  expect(requestOf({ ...draft, isByCookie: true }).init.credentials).toBe('same-origin')
})
