// The refusals of the call itself, whatever it is about: a part of the catalogue.
import type { Entry } from './catalogue'

export const REQUESTS = {
  'Request.CrossOrigin': {
    status: 403,
    title: 'Cross-origin request refused',
    advice:
      'With a sign-in cookie, changes can only be made from our own pages, which name themselves in the Origin header. Programs should use an API key.',
  },
  'Request.Invalid': {
    status: 400,
    title: 'Request invalid',
    advice: 'One or more fields are not valid; `errors` names each of them.',
  },
  'Request.MalformedJson': {
    status: 400,
    title: 'Malformed JSON',
    advice: 'The body must be one JSON object in UTF-8.',
  },
  'Request.DuplicateKey': {
    status: 400,
    title: 'Duplicate key',
    advice: 'The body contains the same key twice in one object, with different values. Send each key once.',
  },
  'Request.NotAcceptable': {
    status: 406,
    title: 'Not acceptable',
    advice: 'Ask for application/json, which every endpoint can return.',
  },
  'Request.TooLarge': { status: 413, title: 'Request too large', advice: 'Send less in one request.' },
  'Request.UnsupportedMediaType': {
    status: 415,
    title: 'Unsupported media type',
    advice: 'Send the body as application/json.',
  },
  'Request.TooMany': {
    status: 429,
    title: 'Too many requests',
    advice: 'Wait for the number of seconds given in the Retry-After header, then try again.',
    mayRetry: true,
  },
  'Idempotency.KeyMissing': {
    status: 400,
    title: 'Idempotency-Key missing',
    advice:
      'Send a key of your own in the header Idempotency-Key, and the same one for every retry of a request.',
  },
  'Idempotency.KeyInvalid': {
    status: 400,
    title: 'Idempotency-Key invalid',
    advice: 'Send one key of 1 to 255 visible ASCII characters.',
  },
  'Idempotency.KeyMismatch': {
    status: 422,
    title: 'Idempotency-Key used before',
    advice: 'This key was used with a different request. Use a new key for a new request.',
  },
  'Idempotency.InProgress': {
    status: 409,
    title: 'Request in progress',
    advice: 'A request with this key is still running. Try again in a moment.',
    mayRetry: true,
  },
} as const satisfies Record<string, Entry>
