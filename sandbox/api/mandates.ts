// /v1/mandates: only ever read; they are made with the payments that they were given for.
import { need } from '../core/core'
import { type Route, route } from './call'

export const mandateRoutes: Route[] = [
  route('GET /v1/mandates/:id', ({ core, account, path }) =>
    need(core, 'mandate', account, path.id, 'mandate'),
  ),
]
