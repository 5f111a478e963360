// /v1/events: what happened in the last 30 days.
import { need } from '../core/core'
import { type Route, route } from './call'
import { isCreatedIn, page } from './list'

const THIRTY_DAYS = 30 * 24 * 3600

export const eventRoutes: Route[] = [
  route('GET /v1/events', ({ core, account, params }) => {
    const oldest = core.nowSeconds() - THIRTY_DAYS
    const types = params.types ?? (params.type ? [params.type] : undefined)
    const events = core.store.list('event', account).map(({ object }) => object)
    const wanted = events.filter(
      (event) =>
        event.created >= oldest &&
        isCreatedIn(event.created, params.created) &&
        (types === undefined || types.some((type) => isOfType(event.type, type))) &&
        (params.delivery_success === undefined || params.delivery_success === (event.pending_webhooks === 0)),
    )
    return page(wanted, '/v1/events', params)
  }),
  route('GET /v1/events/:id', ({ core, account, path }) => need(core, 'event', account, path.id)),
]

function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}
