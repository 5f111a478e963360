// What a reader takes from an e-document, whatever its syntax; named by the terms of EN 16931, all of it text.

export interface AddressFacts {
  line1: string | null
  city: string | null
  postalCode: string | null
  country: string | null
}

export interface PartyFacts {
  name: string | null
  tradingName: string | null
  id: string | null
  registration: string | null
  registrationScheme: string | null
  vatNumber: string | null
  taxNumber: string | null
  endpoint: string | null
  endpointScheme: string | null
  address: AddressFacts | null
  contactName: string | null
  phone: string | null
  email: string | null
}

export interface ModifierFacts {
  isCharge: boolean
  amount: string | null
  base: string | null
  percent: string | null
  reason: string | null
  category: string | null
  rate: string | null
}

export interface LineFacts {
  id: string | null
  quantity: string | null
  unit: string | null
  net: string | null
  name: string | null
  price: string | null
  category: string | null
  rate: string | null
  modifiers: ModifierFacts[]
}

export interface GroupFacts {
  base: string | null
  tax: string | null
  category: string | null
  rate: string | null
  reason: string | null
  reasonCode: string | null
}

export interface Facts {
  customization: string | null
  process: string | null
  number: string | null
  issueDate: string | null
  dueDate: string | null
  type: string | null
  note: string | null
  currency: string | null
  /** Every currency that stands at an amount. */
  currencies: string[]
  buyerReference: string | null
  order: string | null
  terms: string | null
  corrects: { number: string | null; issueDate: string | null } | null
  seller: PartyFacts
  buyer: PartyFacts
  deliveryDate: string | null
  deliveryAddress: AddressFacts | null
  periodFrom: string | null
  periodTo: string | null
  meansCode: string | null
  reference: string | null
  account: string | null
  holder: string | null
  bic: string | null
  modifiers: ModifierFacts[]
  groups: GroupFacts[]
  linesTotal: string | null
  allowances: string | null
  charges: string | null
  withoutTax: string | null
  tax: string | null
  withTax: string | null
  paid: string | null
  payable: string | null
  lines: LineFacts[]
  /** Names of elements that say nothing. */
  empty: string[]
}
