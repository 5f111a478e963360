// /v1/confirmation_tokens: made by browsers and by Stripe's test helper, read by the server.
import { createConfirmationToken, type TokenInput } from '../acts/confirmation-tokens'
import { need } from '../core/core'
import { type Route, route } from './call'

export const confirmationTokenRoutes: Route[] = [
  route('GET /v1/confirmation_tokens/:id', ({ core, account, path }) =>
    need(core, 'confirmation_token', account, path.id, 'confirmation_token'),
  ),
  route('POST /v1/test_helpers/confirmation_tokens', ({ core, account, params }) =>
    createConfirmationToken(core, account, params as TokenInput),
  ),
  route('BROWSER POST /v1/confirmation_tokens', ({ core, account, params }) =>
    createConfirmationToken(core, account, { ...params, use_stripe_sdk: true } as TokenInput),
  ),
]
