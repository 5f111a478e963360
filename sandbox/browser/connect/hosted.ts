// The hosted onboarding page: the same steps as in the frame, opened by a link.
import { root } from '../frame/dom'
import { applyAppearance } from '../frame/theme'
import { Onboarding } from './onboarding'

const place = root()
const token = place.dataset.token ?? ''
const home = place.dataset.returnUrl ?? '/'

applyAppearance(
  matchMedia('(prefers-color-scheme: dark)').matches
    ? { theme: 'night', variables: { colorBackground: '#22242c', colorPrimary: '#8ab4ff' } }
    : { variables: { colorPrimary: '#0b57d0' } },
)
const onboarding = new Onboarding(
  { token },
  { place, onStep: () => undefined, onExit: () => location.assign(home) },
)
onboarding.start().catch((cause: unknown) => {
  place.textContent = cause instanceof Error ? cause.message : String(cause)
})
