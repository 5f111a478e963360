// The credentials an operation accepts, as stated in the OpenAPI document.
import { API_KEY_HEADER } from '@/lib/http/call/caller'
import type { DeclaredOperation } from '@/lib/http/call/operation'
import { signInCookieName } from '@/lib/http/call/sign-in-cookie'
import type { Manner } from './openapi-manner'

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

/** The same in words, with what a person must be: security requirements of an API key cannot tell it. */
export function callersOf(
  { access, admitsLimitedKeys, role }: Pick<DeclaredOperation, 'access' | 'admitsLimitedKeys' | 'role'>,
  { takesBearer }: Manner,
): string {
  if (access === 'payer') return 'Public: no key is needed.'
  if (access === 'anybody') return 'Public; a key or a sign-in is recognised if present.'
  if (access === 'client')
    return admitsLimitedKeys ? 'For every API key.' : 'For keys that work for the whole platform.'
  if (access === 'application') return 'For an application’s key or token.'
  if (access === 'person') return 'For people signed in on our own pages.'
  const people = role === 'Admin' ? 'admins and owners' : 'members'
  const others = access === 'organisation-or-all' ? ', and for operators' : ''
  return `For API keys${takesBearer ? ', for owners’ tokens' : ''}, and for signed-in ${people}${others}.`
}

export const securitySchemes = (appUrl: string, { takesBearer }: Manner) => ({
  ...(takesBearer && {
    Bearer: {
      type: 'http' as const,
      scheme: 'bearer',
      description:
        'The key of an application (`ks_test_…`, `ks_live_…`), or a JWT that names an application or an owner of its organisation.',
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
    name: signInCookieName(appUrl),
    description:
      'A person signed in on our own pages. Changes must come from there, as shown by the Origin header.',
  },
})
