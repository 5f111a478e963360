// POST /settings/security/authenticator-app/options.
import { offerApp } from '@/lib/people/authenticator-apps'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/security/authenticator-app/options',
  tag: 'Members',
  summary: 'Begin to set up an authenticator app',
  access: 'person',
  asksProof: true,
  status: 200,
  refusals: ['Auth.Forbidden', 'AuthenticatorApp.Exists'],
  run: ({ by: { caller }, house }) => offerApp(house, caller),
  present: (offer) => offer,
})
