// Bank account fields by country: which numbers there are, and what they are called.
import type { BankDetails } from '@/db/schema/organisations'

export interface BankField {
  name: keyof BankDetails
  label: string
  hint?: string
}

const HOLDER: BankField = { name: 'accountHolder', label: 'Account holder' }
const BANK: BankField = { name: 'bankName', label: 'Bank' }
const IBAN: BankField = { name: 'iban', label: 'IBAN' }
const BIC: BankField = { name: 'bic', label: 'BIC', hint: '8 or 11 characters.' }
const ACCOUNT: BankField = { name: 'accountNumber', label: 'Account number' }

const routing = (label: string, hint?: string): BankField => ({ name: 'routingNumber', label, hint })

const LOCAL: Readonly<Record<string, BankField[]>> = {
  AU: [routing('BSB', '6 digits.'), ACCOUNT],
  BR: [routing('Bank and branch'), ACCOUNT],
  CA: [routing('Transit and institution number', '8 digits.'), ACCOUNT],
  GB: [routing('Sort code', '6 digits.'), { ...ACCOUNT, hint: '8 digits.' }, IBAN, BIC],
  HK: [routing('Bank and branch code'), ACCOUNT, BIC],
  IN: [routing('IFSC', '11 characters.'), ACCOUNT],
  JP: [routing('Bank and branch code', '7 digits.'), { ...ACCOUNT, hint: '7 digits.' }],
  MX: [{ ...ACCOUNT, label: 'CLABE', hint: '18 digits.' }],
  NZ: [{ ...ACCOUNT, hint: '15 or 16 digits.' }],
  SG: [routing('Bank and branch code'), ACCOUNT, BIC],
  US: [routing('Routing number', '9 digits.'), ACCOUNT, BIC],
  ZA: [routing('Branch code', '6 digits.'), ACCOUNT],
}

/** Countries of the IBAN registry from which invoices are likely; elsewhere there is an account with a code of its bank. */
const WITH_IBAN =
  'AD AE AT BE BG CH CY CZ DE DK EE ES FI FR GI GR HR HU IE IL IS IT LI LT LU LV MC MT NL NO PL PT RO SA SE SI SK SM TR UA VA'

function localFields(country: string): BankField[] {
  const named = LOCAL[country]
  if (named) return named
  return WITH_IBAN.split(' ').includes(country) ? [IBAN, BIC] : [routing('Bank code'), ACCOUNT, IBAN, BIC]
}

/** What is filled in stays in view, also where it is unusual. */
export function bankFieldsOf(country: string, filled: BankDetails): BankField[] {
  const usual = [HOLDER, BANK, ...localFields(country)]
  const unusual = [routing('Bank code'), ACCOUNT, IBAN, BIC].filter(
    ({ name }) => filled[name] && !usual.some((field) => field.name === name),
  )
  return [...usual, ...unusual]
}
