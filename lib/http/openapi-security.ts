// By which credentials an operation may be called, as the document says it.
import { API_KEY_HEADER } from './caller'
import type { Manner } from './openapi-manner'
import type { DeclaredOperation } from './operation'
import { sessionCookieName } from './session-cookie'

type Security = Record<string, string[]>[]

/** Any one of them will do. */
export function securityOf(access: DeclaredOperation['access'], { takesBearer }: Manner): Security {
  if (access === 'payer') return []
  if (access === 'anybody') return [{}, { ApiKey: [] }, { Session: [] }]
  if (access === 'client') return [{ ApiKey: [] }]
  if (access === 'application') return [{ Bearer: [] }]
  if (access === 'person') return [{ Session: [] }]
  return [{ ApiKey: [] }, { Session: [] }, ...(takesBearer ? [{ Bearer: [] }] : [])]
}

export const securitySchemes = (appUrl: string, { takesBearer }: Manner) => ({
  ...(takesBearer && {
    Bearer: {
      type: 'http' as const,
      scheme: 'bearer',
      description:
        'The key of an application (`ks_test_…`, `ks_live_…`), or a JWT that names one or, for its organisation, an owner.',
    },
  }),
  ApiKey: {
    type: 'apiKey' as const,
    in: 'header' as const,
    name: API_KEY_HEADER,
    description: 'The key of your platform.',
  },
  Session: {
    type: 'apiKey' as const,
    in: 'cookie' as const,
    name: sessionCookieName(appUrl),
    description:
      'A person who is signed in on our own pages. Changes must come from there, and say so in the Origin header.',
  },
})
