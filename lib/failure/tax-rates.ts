// The refusals of tax rates, a part of the catalogue.
import type { Entry } from './catalogue'

export const TAX_RATES = {
  'TaxRate.CodeTaken': {
    status: 409,
    title: 'Code already taken',
    advice: 'There is a rate with this code already. Change that one, or choose another code.',
  },
  'TaxRate.TooMany': {
    status: 409,
    title: 'Too many tax rates',
    advice: 'An organisation has at most 100 tax rates. Delete one that is not used any more.',
  },
  'TaxRate.Usual': {
    status: 409,
    title: 'Usual rate of the country',
    advice: 'A usual rate of the organisation’s country cannot be deleted. Change it, or leave it unused.',
  },
} as const satisfies Record<string, Entry>
