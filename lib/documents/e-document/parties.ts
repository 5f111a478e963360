// Seller and buyer as EN 16931 says them (BG-4, BG-7).
import type { DocumentSnapshot, SnapshotParty } from '../snapshot'
import { addressOf, registrationOf } from './countries'
import type { RuleBook } from './formats'
import type { Identifier, Party } from './semantic'

/** Spaces are for people. */
const compact = (text: string | null | undefined): string | null => text?.replaceAll(/\s/g, '') || null

/** Where nothing is sold that VAT knows, no VAT number stands in the document (BR-O-02). */
const isOutsideVat = ({ taxGroups }: DocumentSnapshot): boolean =>
  taxGroups.some(({ category }) => category === 'O')

/** EM is mail: good for whoever reads what is mailed, and no address within Peppol. */
function electronicAddressOf(party: SnapshotParty, email: string | null, rules: RuleBook): Identifier | null {
  const { electronicAddress } = party
  if (electronicAddress) return { id: electronicAddress.id.trim(), scheme: electronicAddress.scheme }
  return rules === 'xrechnung' && email ? { id: email, scheme: 'EM' } : null
}

function partyOf(party: SnapshotParty, snapshot: DocumentSnapshot, rules: RuleBook): Party {
  const address = addressOf(party)
  const name = party.legalName || party.name
  return {
    name,
    tradingName: party.name === name ? null : party.name,
    id: null,
    registration: registrationOf(party.companyRegistrationNumber, address.country),
    vatNumber: isOutsideVat(snapshot) ? null : compact(party.vatNumber),
    taxNumber: null,
    electronicAddress: electronicAddressOf(party, party.email, rules),
    address,
    contact: { name: null, phone: null, email: party.email },
  }
}

/** Beside a Swedish register number no tax number may stand (SE-R-005). */
const writtenTaxNumber = ({ seller }: DocumentSnapshot, { address, registration }: Party): string | null =>
  address.country === 'SE' && registration ? null : seller.taxNumber

export const buyerOf = (snapshot: DocumentSnapshot, rules: RuleBook): Party =>
  partyOf(snapshot.buyer, snapshot, rules)

export function sellerOf(snapshot: DocumentSnapshot, rules: RuleBook): Party {
  const { seller } = snapshot
  const party = partyOf(seller, snapshot, rules)
  const email = seller.contactEmail || seller.email
  return {
    ...party,
    tradingName: seller.tradingName || party.tradingName,
    // A Danish one would need to say whose it is (DK-R-013), and the register's number is there instead.
    id: party.address.country === 'DK' && party.registration ? null : seller.sellerId,
    taxNumber: writtenTaxNumber(snapshot, party),
    electronicAddress: electronicAddressOf(seller, email, rules),
    contact: { name: seller.contactName, phone: seller.phone, email },
  }
}
