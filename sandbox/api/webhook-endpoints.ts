// /v1/webhook_endpoints
import { randomBytes } from 'node:crypto'
import { mergeMetadata } from '../acts/metadata'
import { API_VERSION, APPLICATION_ID, change, need, PLATFORM_ID } from '../core/core'
import { refusedParameter } from '../core/errors'
import { newId } from '../core/ids'
import { type Route, route } from './call'
import { page } from './list'

export const webhookEndpointRoutes: Route[] = [
  route('POST /v1/webhook_endpoints', ({ core, account, params }) => {
    checkUrl(params.url)
    const id = newId('we')
    const secret = `whsec_${randomBytes(24).toString('base64url')}`
    core.store.put('setting', PLATFORM_ID, { id: `secret_${id}`, value: secret })
    const endpoint = core.store.put('webhook_endpoint', account, {
      id,
      object: 'webhook_endpoint',
      api_version: params.api_version ?? API_VERSION,
      application: params.connect ? APPLICATION_ID : null,
      created: core.nowSeconds(),
      description: params.description || null,
      enabled_events: params.enabled_events,
      livemode: false,
      metadata: mergeMetadata({}, params.metadata),
      status: 'enabled',
      url: params.url,
    })
    // Shown once, at creation, as at Stripe.
    return { ...endpoint, secret }
  }),
  route('GET /v1/webhook_endpoints', ({ core, account, params }) =>
    page(
      core.store.list('webhook_endpoint', account).map(({ object }) => object),
      '/v1/webhook_endpoints',
      params,
    ),
  ),
  route('GET /v1/webhook_endpoints/:id', ({ core, account, path }) =>
    need(core, 'webhook_endpoint', account, path.id, 'webhook_endpoint'),
  ),
  route('POST /v1/webhook_endpoints/:id', ({ core, account, params, path }) => {
    const endpoint = need(core, 'webhook_endpoint', account, path.id, 'webhook_endpoint')
    if (params.url !== undefined) checkUrl(params.url)
    return change(core, 'webhook_endpoint', account, endpoint, {
      url: params.url ?? endpoint.url,
      enabled_events: params.enabled_events ?? endpoint.enabled_events,
      description: params.description ?? endpoint.description,
      status: params.disabled === undefined ? endpoint.status : params.disabled ? 'disabled' : 'enabled',
      metadata: mergeMetadata(endpoint.metadata, params.metadata),
    })
  }),
  route('DELETE /v1/webhook_endpoints/:id', ({ core, account, path }) => {
    const endpoint = need(core, 'webhook_endpoint', account, path.id, 'webhook_endpoint')
    core.store.remove('webhook_endpoint', endpoint.id)
    core.store.remove('setting', `secret_${endpoint.id}`)
    return { id: endpoint.id, object: 'webhook_endpoint', deleted: true }
  }),
]

function checkUrl(url: string): void {
  if (URL.canParse(url) && /^https?:/.test(url)) return
  throw refusedParameter('Not a valid URL', 'url_invalid', 'url')
}
