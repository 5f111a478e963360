// The refusals of opening a payment account, a part of the catalogue.
import type { Entry } from './catalogue'

export const ACCOUNTS = {
  'Organisation.CountryNotSupported': {
    status: 409,
    title: 'Country not supported',
    advice:
      'Stripe does not offer payment accounts in the organisation’s `country`, so it cannot be paid online. If the country is wrong, change it and enable payments again; repeating the call will not help.',
  },
  'PaymentAccount.ParticularsRefused': {
    status: 409,
    title: 'Business details refused',
    advice:
      'Stripe refused these details of the organisation. Each entry of `errors` names one: correct it and enable payments again; repeating the call will not help.',
  },
  'PaymentAccount.PlatformNotReady': {
    status: 409,
    title: 'Accounts cannot be opened here',
    advice:
      'Stripe does not open accounts for this platform as it is set up now, for any organisation. Repeating the call will not help: tell the person who runs it; the reason is in the log.',
    log: 'error',
  },
} as const satisfies Record<string, Entry>
