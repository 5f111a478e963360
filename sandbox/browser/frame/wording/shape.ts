// Everything that the fields can say; each language says all of it.

export interface Words {
  methods: string
  card: string
  sepaDebit: string
  bankAccount: string
  number: string
  expiry: string
  expiryHint: string
  cvc: string
  cvcHint: string
  country: string
  postalCode: string
  zip: string
  name: string
  email: string
  iban: string
  bank: string
  cardTerms: string
  sepaTerms: string
  bankTerms: string
  errors: Record<string, string>
}
