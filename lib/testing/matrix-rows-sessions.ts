// The rows of the Sessions API. Applications and tokens are callers that only its own tests know.
import { newId } from '@/lib/ids'
import { change, everybody, keyMaking, look, type Row } from './matrix-rows'

const NOT_THERE = '404 Application.NotFound'
const WEBHOOKS = '/api/v1/applications/[id]/webhooks'

const unknown = (body?: unknown) => () => ({
  params: {
    ...{ id: newId(), keyId: newId(), connectionId: newId() },
    ...{ webhookId: newId(), deliveryId: newId() },
  },
  body,
})

/** Its words are those of the contract, which name no code. */
const unauthenticated = {
  anonymous: '401 ',
  payer: '401 ',
  'signed out': '401 ',
  'revoked key': '401 ',
} as const

const inWords = ({ answers, send }: Row): Row => ({ send, answers: { ...answers, ...unauthenticated } })

/** For applications, by their keys and tokens alone. */
const applicationsOnly = (send: Row['send'] = () => ({})): Row => ({ send, answers: everybody('401 ') })

/** A refusal in words of its own. */
const keysInWords = (row: Row): Row => {
  const { answers, send } = inWords(row)
  return { send, answers: { ...answers, 'limited key': '403 ' } }
}

/** For somebody who is signed in, of the organisation that the body names. */
const ownersOnly: Row = {
  send: ({ organisationId }) => ({ body: { organisationId } }),
  answers: {
    ...everybody('403 '),
    ...unauthenticated,
    Owner: 201,
    'another Owner': '404 Organisation.NotFound',
  },
}

export const SESSION_ROWS: Record<string, Row> = {
  'POST /api/v1/applications': inWords(change(201, () => ({ body: { name: 'Web shop' } }))),
  'GET /api/v1/applications': inWords(look(() => ({}))),
  'GET /api/v1/applications/[id]': inWords(look(unknown(), NOT_THERE)),
  'PATCH /api/v1/applications/[id]': inWords(change(NOT_THERE, unknown({ name: 'Shop' }))),
  'POST /api/v1/applications/[id]/api-keys': keysInWords(keyMaking(NOT_THERE, unknown({}))),
  'GET /api/v1/applications/[id]/api-keys': inWords(look(unknown(), NOT_THERE)),
  'DELETE /api/v1/applications/[id]/api-keys/[keyId]': keysInWords(keyMaking(NOT_THERE, unknown())),
  'POST /api/v1/applications/[id]/providers': inWords(
    change(
      NOT_THERE,
      unknown({ name: 'stripe', paymentMethods: ['card'], credentials: { apiKey: 'sk_test_4eC39HqLyjWD' } }),
    ),
  ),
  'GET /api/v1/applications/[id]/providers': inWords(look(unknown(), NOT_THERE)),
  'GET /api/v1/applications/[id]/providers/[connectionId]': inWords(look(unknown(), NOT_THERE)),
  'PATCH /api/v1/applications/[id]/providers/[connectionId]': inWords(
    change(NOT_THERE, unknown({ isActive: false })),
  ),
  [`POST ${WEBHOOKS}`]: inWords(change(NOT_THERE, unknown({ url: 'https://93.184.216.34/hooks' }))),
  [`GET ${WEBHOOKS}`]: inWords(look(unknown(), NOT_THERE)),
  [`GET ${WEBHOOKS}/[webhookId]`]: inWords(look(unknown(), NOT_THERE)),
  [`PATCH ${WEBHOOKS}/[webhookId]`]: inWords(change(NOT_THERE, unknown({}))),
  [`DELETE ${WEBHOOKS}/[webhookId]`]: inWords(change(NOT_THERE, unknown())),
  [`POST ${WEBHOOKS}/[webhookId]/test`]: inWords(change(NOT_THERE, unknown())),
  [`POST ${WEBHOOKS}/[webhookId]/rotate-secret`]: inWords(change(NOT_THERE, unknown())),
  [`GET ${WEBHOOKS}/[webhookId]/deliveries`]: inWords(look(unknown(), NOT_THERE)),
  [`POST ${WEBHOOKS}/[webhookId]/deliveries/[deliveryId]/redeliver`]: inWords(change(NOT_THERE, unknown())),
  'POST /api/v1/auth/token': ownersOnly,
  'POST /api/v1/sessions': applicationsOnly(() => ({ body: {} })),
  'GET /api/v1/sessions': applicationsOnly(),
  'GET /api/v1/sessions/[id]': applicationsOnly(unknown()),
  'POST /api/v1/sessions/[id]/cancel': applicationsOnly(unknown()),
  'POST /api/v1/sessions/[id]/refunds': applicationsOnly(unknown({})),
  'POST /webhooks/providers/[connectionId]': {
    send: unknown({}),
    answers: everybody('404 ProviderConnection.NotFound'),
  },
}
