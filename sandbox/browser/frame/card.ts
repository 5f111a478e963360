// The Card Element: number, date and code in one line.
import { callApi } from '../shared/api'
import { type FrameSetup, isRecord } from '../shared/messages'
import { cardFields } from './card-form'
import { digitsOf, expiryOf } from './card-rules'
import { openChannel } from './channel'
import { h, root } from './dom'
import { applyAppearance } from './theme'
import { speechFor } from './wording/speech'

openChannel((setup: FrameSetup, channel) => {
  applyAppearance(setup.group.appearance)
  const speech = speechFor(setup.locale)
  const fields = cardFields({
    speech,
    currency: setup.group.currency ?? 'usd',
    business: '',
    defaults: {},
    options: {},
    onChange: () => change(),
  })
  const all = [fields.number, fields.expiry, fields.cvc]
  function change(): void {
    channel.emit('change', {
      elementType: 'card',
      empty: all.every((field) => field.isEmpty()),
      complete: all.every((field) => field.isComplete()),
      error: undefined,
      brand: 'unknown',
      value: { postalCode: '' },
    })
  }
  const firstMistake = () => all.map((field) => field.check()).find((mistake) => mistake !== undefined)
  root().replaceChildren(h('div', { class: 'one-line' }, ...all.map((field) => field.node)))
  channel.emit('ready', { elementType: 'card' })
  return {
    validate: () => {
      const mistake = firstMistake()
      return mistake ? { error: { type: 'validation_error', ...mistake } } : { value: 'card' }
    },
    createPaymentMethod: async (argument) => {
      const mistake = firstMistake()
      if (mistake) return { error: { type: 'validation_error', ...mistake } }
      const { month, year } = expiryOf(fields.expiry.value())
      const answer = await callApi({ ...setup, origin: location.origin }, 'POST', '/v1/payment_methods', {
        type: 'card',
        card: {
          number: digitsOf(fields.number.value()),
          exp_month: month,
          exp_year: year,
          cvc: fields.cvc.value(),
        },
        billing_details: isRecord(argument) ? argument.billing_details : undefined,
      })
      return answer.error ? { error: answer.error } : { value: answer.object }
    },
  }
})
