// Countries as e-documents need them: ISO 3166 in addresses, other letters in VAT numbers, and what some call their registers.
import type { SnapshotParty } from '../snapshot'
import type { Address, Identifier } from './semantic'

/** What people write for a country, and what ISO 3166 does. */
const ISO: Record<string, string> = { EL: 'GR', UK: 'GB' }

export const isoCountry = (country: string | null | undefined): string | null => {
  const code = country?.trim().toUpperCase()
  return code ? (ISO[code] ?? code) : null
}

const EUROPEAN_UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/** Northern Ireland trades goods as a part of the Union, under XI. */
export const isEuropean = (party: Pick<SnapshotParty, 'country' | 'vatNumber'>): boolean =>
  EUROPEAN_UNION.has(isoCountry(party.country) ?? '') || party.vatNumber?.startsWith('XI') === true

/** ISO 6523: where a register's number must say whose it is (Peppol NL-R-003, DK-R-014, IS-R-002). */
function registerScheme(country: string | null, id: string): string | null {
  if (country === 'NL') return id.length === 20 ? '0190' : '0106'
  if (country === 'DK') return '0184'
  return country === 'IS' ? '0196' : null
}

export function registrationOf(id: string | null, country: string | null): Identifier | null {
  return id === null ? null : { id: id.trim(), scheme: registerScheme(country, id.trim()) }
}

export function addressOf(party: Pick<SnapshotParty, 'address' | 'country'>): Address {
  const { address } = party
  return {
    line1: address?.line1 ?? null,
    line2: address?.line2 ?? null,
    city: address?.city ?? null,
    postalCode: address?.postalCode ?? null,
    region: address?.state ?? null,
    country: isoCountry(address?.country ?? party.country),
  }
}
