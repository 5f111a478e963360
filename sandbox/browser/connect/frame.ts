// Inside the frame of a Connect element: draws the component that the page's address names.
import { openChannel } from '../frame/channel'
import { h, root } from '../frame/dom'
import { applyAppearance } from '../frame/theme'
import { type FrameSetup, isRecord } from '../shared/messages'
import { AccountApi, SessionExpired } from './account-api'
import { banner, management, payments, payouts } from './components'
import { Onboarding } from './onboarding'

const component = location.pathname.split('/').pop()?.replace('.html', '') ?? ''

openChannel((setup: FrameSetup, channel) => {
  applyAppearance(setup.group.appearance)
  document.body.classList.add('is-connect')
  const credential = { clientSecret: String(setup.element.clientSecret) }
  const place = root()

  async function draw(): Promise<void> {
    if (component === 'account-onboarding') {
      const onboarding = new Onboarding(credential, {
        place,
        onStep: (step) => channel.emit('step', { step }),
        onExit: () => channel.emit('exit'),
      })
      return onboarding.start()
    }
    const api = new AccountApi(credential)
    if (component === 'notification-banner') return banner(place, await api.state(), channel)
    if (component === 'account-management') return management(place, await api.state(), channel)
    if (component.startsWith('payment')) return payments(place, await api.payments())
    if (component.startsWith('payout') || component === 'balances') return payouts(place, await api.state())
    place.replaceChildren(h('p', { class: 'hint' }, `The sandbox draws nothing for ${component}.`))
  }

  draw().catch((cause: unknown) => {
    const isExpired = cause instanceof SessionExpired
    const message = cause instanceof Error ? cause.message : String(cause)
    place.replaceChildren(h('p', { class: 'problem', role: 'alert' }, message))
    channel.emit('loaderror', { type: isExpired ? 'authentication_error' : 'api_error', message })
  })
  return {
    update: (next) => {
      if (isRecord(next) && isRecord(next.group))
        applyAppearance(next.group.appearance as FrameSetup['group']['appearance'])
      return { value: undefined }
    },
  }
})
