// POST /api/v1/auth/token.

import { presentToken, tokenAnswer, tokenBody } from '@/lib/applications/sessions-api'
import { issueToken } from '@/lib/applications/tokens'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/auth/token',
  tag: 'Applications',
  summary: 'Create a token for a signed-in owner',
  operationId: 'makeTokenForOwnerWhoIsSignedIn',
  description:
    'Valid for one hour, and only while its holder remains an owner. Send it as `Authorization: Bearer`. Applications with a server of their own use a key instead.',
  access: 'person',
  asksProof: true,
  body: tokenBody,
  status: 201,
  answer: tokenAnswer,
  refusals: [
    'Organisation.NotFound',
    'Application.NotFound',
    'Auth.Forbidden',
    'Auth.SecondFactorNeeded',
    'Operator.VisitNeeded',
  ],
  run: ({ body, by: { caller }, house }) => issueToken(house, caller, body),
  present: presentToken,
})
