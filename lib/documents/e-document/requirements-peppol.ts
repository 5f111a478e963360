// What Peppol BIS Billing 3.0.19 (May 2025) asks for beyond EN 16931, in all countries.
import { PEPPOL_SCHEMES } from './codes'
import { electronicAddressFault } from './electronic-address'
import { need, type Requirement } from './finding'
import { nationalRequirements } from './requirements-national'
import type { Identifier, SemanticInvoice } from './semantic'

const ADDRESS =
  'by which Peppol finds it: a scheme such as 0088 (GLN) or 9930 (German VAT number), and the id within it.'

function ofAddress(address: Identifier | null, rule: string, pointer: string, whose: string): Requirement[] {
  const isOfPeppol = address !== null && PEPPOL_SCHEMES.has(address.scheme ?? '')
  const fault = isOfPeppol ? electronicAddressFault(address) : null
  return [
    need(
      isOfPeppol,
      address ? 'PEPPOL-EN16931-CL008' : rule,
      pointer,
      `Give the electronic address of the ${whose} ${ADDRESS}`,
    ),
    need(!fault, fault?.rule ?? rule, `${pointer}/id`, fault?.detail ?? ''),
  ]
}

export const peppolRequirements = (model: SemanticInvoice): Requirement[] => [
  ...ofAddress(
    model.seller.electronicAddress,
    'PEPPOL-EN16931-R020',
    '/organisation/electronicAddress',
    'business',
  ),
  ...ofAddress(
    model.buyer.electronicAddress,
    'PEPPOL-EN16931-R010',
    '/customer/electronicAddress',
    'customer',
  ),
  need(
    model.buyerReference || model.purchaseOrder,
    'PEPPOL-EN16931-R003',
    '/invoice/buyerReference',
    'Give the reference that the customer wants to read, or the number of the purchase order.',
  ),
  ...nationalRequirements(model),
]
