// /v1/account_links and /v1/account_sessions: the two ways into onboarding.
import { PLATFORM_ID } from '../core/core'
import { refusedParameter } from '../core/errors'
import { randomText } from '../core/ids'
import { needConnected } from './accounts'
import { type Route, route } from './call'

const LINK_SECONDS = 5 * 60
const SESSION_SECONDS = 30 * 60

export const onboardingRoutes: Route[] = [
  route('POST /v1/account_links', ({ core, params }) => {
    needConnected(core, params.account)
    const returnUrl = needUrl(params.return_url, 'return_url')
    const refreshUrl = needUrl(params.refresh_url, 'refresh_url')
    const id = randomText(24)
    const expiresAt = core.nowSeconds() + LINK_SECONDS
    core.store.put('account_link', PLATFORM_ID, {
      id,
      account: params.account,
      type: params.type,
      returnUrl,
      refreshUrl,
      expiresAt,
      isUsed: false,
    })
    return {
      object: 'account_link',
      created: core.nowSeconds(),
      expires_at: expiresAt,
      url: `${core.url}/connect/onboarding/${id}`,
    }
  }),
  route('POST /v1/account_sessions', ({ core, params }) => {
    needConnected(core, params.account)
    const wanted: [string, { enabled?: boolean; features?: object }][] = Object.entries(params.components)
    const enabled = wanted.flatMap(([name, component]) => (component.enabled ? [name] : []))
    if (enabled.length === 0) {
      throw refusedParameter('At least one component must be enabled.', 'parameter_missing', 'components')
    }
    const clientSecret = `accs_secret__${randomText(40)}`
    const expiresAt = core.nowSeconds() + SESSION_SECONDS
    core.store.put('account_session', PLATFORM_ID, {
      id: clientSecret,
      account: params.account,
      components: enabled,
      expiresAt,
    })
    const components = wanted.map(([name, component]) => [
      name,
      { enabled: component.enabled ?? false, features: component.features ?? {} },
    ])
    return {
      object: 'account_session',
      account: params.account,
      client_secret: clientSecret,
      components: Object.fromEntries(components),
      expires_at: expiresAt,
      livemode: false,
    }
  }),
]

function needUrl(url: string | undefined, param: string): string {
  if (url === undefined) {
    throw refusedParameter(`Missing required param: ${param}.`, 'parameter_missing', param)
  }
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw refusedParameter('Not a valid URL', 'url_invalid', param)
  return url
}
