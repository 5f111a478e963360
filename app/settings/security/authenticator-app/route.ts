// POST /settings/security/authenticator-app and DELETE /settings/security/authenticator-app.
import { addApp, removeApp } from '@/lib/people/authenticator-apps'
import { newAppBody } from '@/lib/people/security-api'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/security/authenticator-app',
  tag: 'Members',
  summary: 'Set up an authenticator app by one of its codes',
  access: 'person',
  asksProof: true,
  body: newAppBody,
  status: 201,
  refusals: ['Auth.Forbidden', 'Auth.ProofRefused', 'AuthenticatorApp.Exists'],
  run: ({ body, by: { caller }, house }) => addApp(house, caller, body),
  present: (added) => added,
})

export const DELETE = pageEndpoint({
  method: 'DELETE',
  path: '/settings/security/authenticator-app',
  tag: 'Members',
  summary: 'Remove your authenticator app',
  access: 'person',
  asksProof: true,
  status: 204,
  refusals: ['Auth.Forbidden', 'AuthenticatorApp.NotFound'],
  run: ({ by: { caller }, house }) => removeApp(house, caller),
  present: () => undefined,
})
