// Why Stripe refused to open an account, in our words, from its error code and parameter.

import { isKnownVoid, type ProviderFault } from '@/lib/connector-port/fault'
import { Failure } from '@/lib/failure/failure'

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region' })

function countryNotServed(country: string, cause: unknown): Failure {
  const name = COUNTRY_NAMES.of(country) ?? country
  return new Failure(
    'Organisation.CountryNotSupported',
    `Stripe does not offer payment accounts in ${name}, the organisation’s country.`,
    {
      cause,
      errors: [
        { pointer: '/country', code: 'not-supported', detail: `country: Stripe does not serve ${name}.` },
      ],
    },
  )
}

interface Particular {
  pointer: string
  called: string
}

/** Of what we send, what is the organisation’s own. */
const PARTICULARS: Readonly<Record<string, Particular>> = {
  email: { pointer: '/email', called: 'email address' },
  'business_profile[name]': { pointer: '/name', called: 'name' },
  default_currency: { pointer: '/defaultCurrency', called: 'currency' },
}
const CODES: Readonly<Record<string, string>> = { email_invalid: 'email' }

const own = (names: Readonly<Record<string, Particular>>, key: string | undefined): Particular | undefined =>
  key !== undefined && Object.hasOwn(names, key) ? names[key] : undefined

function particularsRefused({ called, pointer }: Particular, cause: unknown): Failure {
  const sentence = `Stripe does not accept this ${called} of the organisation.`
  return new Failure(
    'PaymentAccount.ParticularsRefused',
    `${sentence} Change it and enable payments again.`,
    {
      cause,
      errors: [{ pointer, code: 'refused', detail: `${pointer.slice(1)}: ${sentence}` }],
    },
  )
}

/** What Stripe could not do now may be tried again; what it will not do is not asked again. */
export function accountRefusal(fault: ProviderFault, country: string): Failure {
  const { code, kind, param } = fault
  if (!isKnownVoid(fault) || kind === 'busy')
    return new Failure('PaymentAccount.ProviderError', 'Stripe could not create the account.', {
      cause: fault,
    })
  if (code === 'country_unsupported' || param === 'country') return countryNotServed(country, fault)
  const particular = own(PARTICULARS, param) ?? own(PARTICULARS, CODES[code ?? ''])
  return particular
    ? particularsRefused(particular, fault)
    : new Failure('PaymentAccount.PlatformNotReady', undefined, { cause: fault })
}
