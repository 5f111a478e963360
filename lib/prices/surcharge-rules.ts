// Where nobody may be asked for more because of how they pay: the table behind every surcharge, with its sources.
import type { PricedMeans } from '@/db/schema/prices'

/** Where those live who deal with each other; null where it is not known. States as ISO 3166-2 has them, without the country. */
export interface Places {
  sellerCountry: string
  sellerState: string | null
  buyerCountry: string | null
  buyerState: string | null
}

/**
 * Directive (EU) 2015/2366 (PSD2), Article 62(4): no charges for cards of consumers, SEPA transfers and SEPA debits, in the
 * Union and, by Decision 165/2019 of the EEA Joint Committee, in the EEA; many states forbid more. In the United Kingdom the
 * Consumer Rights (Payment Surcharges) Regulations 2012 (SI 2012/3110, regulation 6A). Whether a card is a consumer's is not
 * told to us, so none is asked for more there, whatever the means.
 */
const FORBIDDEN_COUNTRIES = [
  ...[
    'AT',
    'BE',
    'BG',
    'CY',
    'CZ',
    'DE',
    'DK',
    'EE',
    'ES',
    'FI',
    'FR',
    'GR',
    'HR',
    'HU',
    'IE',
    'IT',
    'LT',
    'LU',
  ],
  ...['LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'IS', 'LI', 'NO', 'GB'],
]

/**
 * California Civil Code § 1748.1 and SB 478; Connecticut General Statutes § 42-133ff; Maine Revised Statutes 9-A § 8-509;
 * Massachusetts General Laws c. 140D § 28A; Puerto Rico 10 L.P.R.A. § 11; Québec Consumer Protection Act (P-40.1) § 224.
 */
const FORBIDDEN_STATES: Readonly<Record<string, readonly string[]>> = {
  US: ['CA', 'CT', 'MA', 'ME', 'PR'],
  CA: ['QC'],
}

/** Named in full as often as by their letters. */
const STATE_NAMES: Readonly<Record<string, string>> = {
  california: 'CA',
  connecticut: 'CT',
  maine: 'ME',
  massachusetts: 'MA',
  'puerto rico': 'PR',
  quebec: 'QC',
  québec: 'QC',
}

export const SURCHARGE_REFUSALS = ['country', 'state', 'unknown-state', 'not-credit'] as const
export type SurchargeRefusal = (typeof SURCHARGE_REFUSALS)[number]

const stateCode = (state: string): string =>
  STATE_NAMES[state.trim().toLowerCase()] ??
  state
    .trim()
    .toUpperCase()
    .replace(/^(?:US|CA)-/, '')

function isForbiddenIn(country: string | null, state: string | null): boolean {
  if (country === 'PR') return true
  return country !== null && state !== null && Boolean(FORBIDDEN_STATES[country]?.includes(stateCode(state)))
}

/** Why the seller can ask nobody for more, whatever they pay with; undefined where somebody may be asked. */
export function refusalOfPlaces(places: Places): SurchargeRefusal | undefined {
  const { buyerCountry, buyerState, sellerCountry, sellerState } = places
  if (FORBIDDEN_COUNTRIES.some((country) => country === sellerCountry || country === buyerCountry))
    return 'country'
  if (isForbiddenIn(sellerCountry, sellerState) || isForbiddenIn(buyerCountry, buyerState)) return 'state'
  // Where some states forbid it, nobody is asked before it is known which one it is.
  return sellerCountry in FORBIDDEN_STATES && !sellerState?.trim() ? 'unknown-state' : undefined
}

/**
 * Why nobody is asked for more for this means. Of cards only those that are known to give credit may cost more: the networks
 * allow nothing else anywhere (in the United States: Visa Core Rules 5.5.1.8, Mastercard Rules 5.12.2).
 */
export function surchargeRefusal(places: Places, means: PricedMeans): SurchargeRefusal | undefined {
  const refusal = refusalOfPlaces(places)
  if (refusal) return refusal
  if (means.country !== null && (FORBIDDEN_COUNTRIES.includes(means.country) || means.country === 'PR'))
    return 'country'
  return means.type === 'card' && means.funding !== 'credit' ? 'not-credit' : undefined
}
