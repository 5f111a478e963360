// The Link Authentication and Address Elements, as little of them as a test needs: an email, a name and a country.
import type { FrameSetup } from '../shared/messages'
import type { PaymentOptions } from '../shared/options'
import { openChannel } from './channel'
import { countryChoices, guessCountry } from './countries'
import { h, root } from './dom'
import { type Field, selectField } from './field'
import { emailField, type FormSetup, nameField } from './method-form'
import { applyAppearance } from './theme'
import { speechFor } from './wording/speech'

openChannel((setup: FrameSetup, channel) => {
  applyAppearance(setup.group.appearance)
  const type = String(setup.element.type)
  const options = setup.element as PaymentOptions
  const given: unknown = setup.element.defaultValues
  const defaults = typeof given === 'object' && given !== null ? given : {}
  const formSetup: FormSetup = {
    speech: speechFor(setup.locale),
    currency: setup.group.currency ?? 'usd',
    business: '',
    defaults,
    options,
    onChange: () => change(),
  }
  const fields: Field[] = type === 'address' ? addressFields(formSetup) : [emailField(formSetup)]
  function change(): void {
    const [first, second] = fields
    const value =
      type === 'address'
        ? { name: first?.value(), address: { country: second?.value() } }
        : { email: first?.value() }
    channel.emit('change', {
      elementType: type,
      empty: fields.every((field) => field.isEmpty()),
      complete: fields.every((field) => field.isComplete()),
      value,
    })
  }
  root().replaceChildren(h('div', { class: 'panel' }, ...fields.map((field) => field.node)))
  channel.emit('ready', { elementType: type })
  return {
    validate: () => {
      const mistake = fields.map((field) => field.check()).find((one) => one !== undefined)
      return mistake ? { error: { type: 'validation_error', ...mistake } } : { value: undefined }
    },
  }
})

function addressFields(setup: FormSetup): Field[] {
  const country = selectField({
    name: 'country',
    label: setup.speech.words.country,
    autocomplete: 'billing country',
    choices: countryChoices(setup.speech.language),
    value: guessCountry(setup.defaults.address?.country, setup.currency),
    onChange: setup.onChange,
  })
  return [nameField(setup), country]
}
