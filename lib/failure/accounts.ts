// The refusals of opening a payment account, a part of the catalogue.
import type { Entry } from './catalogue'

export const ACCOUNTS = {
  'Organisation.CountryNotSupported': {
    status: 409,
    title: 'Country not supported',
    advice:
      'Stripe opens no payment accounts in the organisation’s `country`, so nobody can pay it online. If the country is wrong, change it and enable payments again; a repeat alone will not help.',
  },
  'PaymentAccount.ParticularsRefused': {
    status: 409,
    title: 'Particulars refused',
    advice:
      'Stripe opens no account with these particulars of the organisation. Each entry of `errors` names one: change it, and enable payments again; a repeat alone will not help.',
  },
  'PaymentAccount.PlatformNotReady': {
    status: 409,
    title: 'Accounts cannot be opened here',
    advice:
      'Stripe opens no accounts for this platform as it is set up now, whichever organisation asks. A repeat will not help: tell whoever runs it, who finds the reason in the log.',
    log: 'error',
  },
} as const satisfies Record<string, Entry>
