// The fields of a card: number, date, code, and the country of the billing address.
import {
  type Brand,
  brandOf,
  cvcLength,
  digitsOf,
  expiryOf,
  formatExpiry,
  formatNumber,
  judgeCvc,
  judgeExpiry,
  judgeNumber,
} from './card-rules'
import { asksPostalCode, countryChoices, guessCountry } from './countries'
import { h, icon } from './dom'
import { type Field, selectField, textField } from './field'
import { type FormSetup, isHidden, type MethodForm } from './method-form'

const SHOWN: Brand[] = ['visa', 'mastercard', 'amex', 'discover']

export function cardForm(setup: FormSetup): MethodForm {
  const { number, expiry, cvc } = cardFields(setup)
  const address = addressFields(setup)
  return {
    type: 'card',
    label: setup.speech.words.card,
    icon: 'card',
    nodes: [number.node, h('div', { class: 'pair' }, expiry.node, cvc.node), ...address.nodes],
    fields: () => [number, expiry, cvc, ...address.fields()],
    params: () => ({
      type: 'card',
      card: {
        number: digitsOf(number.value()),
        exp_month: expiryOf(expiry.value()).month,
        exp_year: expiryOf(expiry.value()).year,
        cvc: cvc.value(),
      },
      billing_details: {
        name: setup.defaults.name,
        email: setup.defaults.email,
        address: { country: address.country(), postal_code: address.postalCode() },
      },
    }),
    country: address.country,
  }
}

export function cardFields(setup: FormSetup): { number: Field; expiry: Field; cvc: Field } {
  const { words } = setup.speech
  const brands = h('span', { class: 'brands', 'aria-hidden': 'true' })
  const showBrand = (): void => {
    const brand = brandOf(number.value())
    brands.replaceChildren(...(brand === 'unknown' ? SHOWN : [brand]).map((name) => icon(name, 'brand')))
  }
  const number = textField({
    name: 'number',
    label: words.number,
    autocomplete: 'billing cc-number',
    inputMode: 'numeric',
    placeholder: '1234 1234 1234 1234',
    format: formatNumber,
    judge: judgeNumber,
    incomplete: 'incomplete_number',
    errors: words.errors,
    onChange: () => {
      showBrand()
      setup.onChange()
    },
    onComplete: () => expiry.input.focus(),
    trailing: brands,
    alwaysLtr: true,
  })
  const expiry = textField({
    name: 'expiry',
    label: words.expiry,
    autocomplete: 'billing cc-exp',
    inputMode: 'numeric',
    placeholder: words.expiryHint,
    format: formatExpiry,
    judge: judgeExpiry,
    incomplete: 'incomplete_expiry',
    errors: words.errors,
    onChange: setup.onChange,
    onComplete: () => cvc.input.focus(),
    alwaysLtr: true,
  })
  const cvc = textField({
    name: 'cvc',
    label: words.cvc,
    autocomplete: 'billing cc-csc',
    inputMode: 'numeric',
    placeholder: words.cvcHint,
    format: (text) => digitsOf(text).slice(0, cvcLength(brandOf(number.value()))),
    judge: (text) => judgeCvc(text, brandOf(number.value())),
    incomplete: 'incomplete_cvc',
    errors: words.errors,
    onChange: setup.onChange,
    trailing: h('span', { class: 'brands', 'aria-hidden': 'true' }, icon('cvc', 'brand')),
    alwaysLtr: true,
  })
  showBrand()
  return { number, expiry, cvc }
}

function addressFields(setup: FormSetup) {
  const { words, language } = setup.speech
  const given = setup.defaults.address ?? {}
  const isCountryHidden = isHidden(setup.options, 'address', 'country')
  const isPostalHidden = isHidden(setup.options, 'address', 'postalCode')
  const country = selectField({
    name: 'country',
    label: words.country,
    autocomplete: 'billing country',
    choices: countryChoices(language),
    value: guessCountry(given.country, setup.currency),
    onChange: () => {
      placePostalCode()
      setup.onChange()
    },
  })
  const slot = h('div', { class: 'slot' })
  let postal: Field | undefined
  const placePostalCode = (): void => {
    const isAsked = asksPostalCode(country.value()) && !isPostalHidden && !isCountryHidden
    postal = isAsked ? postalField(setup, country.value(), given.postal_code) : undefined
    slot.replaceChildren(...(postal ? [postal.node] : []))
  }
  placePostalCode()
  return {
    nodes: isCountryHidden ? [] : [country.node, slot],
    fields: () => (postal ? [postal] : []),
    country: () => (isCountryHidden ? undefined : country.value()),
    postalCode: () => postal?.value() || undefined,
  }
}

function postalField(setup: FormSetup, country: string, value: string | undefined): Field {
  const { words } = setup.speech
  const shortest = country === 'US' ? 5 : 3
  return textField({
    name: 'postalCode',
    label: country === 'US' ? words.zip : words.postalCode,
    autocomplete: 'billing postal-code',
    inputMode: country === 'US' ? 'numeric' : undefined,
    placeholder: country === 'US' ? '12345' : undefined,
    value,
    format: (text) => (country === 'US' ? digitsOf(text).slice(0, 5) : text.toUpperCase()),
    judge: (text) =>
      text === '' ? { state: 'empty' } : { state: text.length < shortest ? 'incomplete' : 'complete' },
    incomplete: 'incomplete_zip',
    errors: words.errors,
    onChange: setup.onChange,
    alwaysLtr: true,
  })
}
