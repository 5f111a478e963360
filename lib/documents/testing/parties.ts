// Sellers and buyers of many countries, for test documents.
import type { Particulars } from './build'

export const VIENNA: Particulars['buyer'] = {
  name: 'Kaffeehaus Prückel',
  address: { line1: 'Stubenring 24', postalCode: '1010', city: 'Wien', country: 'AT' },
  country: 'AT',
  vatNumber: 'ATU13585627',
}
export const NEW_YORK: Particulars['buyer'] = {
  name: 'Bread & Sons',
  address: { line1: '5 Bleecker St', postalCode: '10012', city: 'New York', state: 'NY', country: 'US' },
  country: 'US',
}
export const ATHENS: Particulars['seller'] = {
  name: 'Φούρνος',
  legalName: null,
  address: { line1: 'Ερμού 1', postalCode: '10563', city: 'Αθήνα', country: 'GR' },
  country: 'GR',
  vatNumber: 'EL094259216',
  bankDetails: { iban: 'GR1601101250000000012300695' },
}
export const BELFAST: Particulars['seller'] = {
  name: 'Lagan Linen',
  legalName: 'Lagan Linen Ltd',
  address: { line1: '1 Donegall Square', postalCode: 'BT1 5GS', city: 'Belfast', country: 'GB' },
  country: 'GB',
  vatNumber: 'XI980780684',
}
export const ROTTERDAM: Particulars['seller'] = {
  name: 'Havenbrood',
  address: { line1: 'Kade 1', postalCode: '3011 AA', city: 'Rotterdam', country: 'NL' },
  country: 'NL',
  vatNumber: 'NL123456789B13',
  companyRegistrationNumber: '12345678',
  bankDetails: { iban: 'NL91ABNA0417164300' },
}
export const COPENHAGEN: Particulars['seller'] = {
  name: 'Rugbrød ApS',
  address: { line1: 'Nygade 2', postalCode: '1164', city: 'København', country: 'DK' },
  country: 'DK',
  vatNumber: 'DK13585628',
  companyRegistrationNumber: '13585628',
  bankDetails: { iban: 'DK5000400440116243' },
}
export const STOCKHOLM: Particulars['seller'] = {
  name: 'Knäckebröd AB',
  address: { line1: 'Vasagatan 1', postalCode: '111 20', city: 'Stockholm', country: 'SE' },
  country: 'SE',
  vatNumber: 'SE556012579001',
  companyRegistrationNumber: '5560125790',
  bankDetails: { iban: 'SE4550000000058398257466' },
}
export const OSLO: Particulars['seller'] = {
  name: 'Lefse AS',
  address: { line1: 'Karl Johans gate 1', postalCode: '0154', city: 'Oslo', country: 'NO' },
  country: 'NO',
  vatNumber: 'NO995525828MVA',
  companyRegistrationNumber: '995525828',
  bankDetails: { iban: 'NO9386011117947' },
}
export const REYKJAVIK: Particulars['seller'] = {
  name: 'Brauð ehf.',
  address: { line1: 'Laugavegur 1', postalCode: '101', city: 'Reykjavík', country: 'IS' },
  country: 'IS',
  vatNumber: 'IS12345',
  companyRegistrationNumber: '5501012230',
  bankDetails: { iban: 'IS140159260076545510730339' },
}
export const MILAN: Particulars['seller'] = {
  name: 'Forno srl',
  address: { line1: 'Via Dante 1', postalCode: '20121', city: 'Milano', state: 'MI', country: 'IT' },
  country: 'IT',
  vatNumber: 'IT00743110157',
  taxNumber: '00743110157',
  bankDetails: { iban: 'IT60X0542811101000000123456' },
}
