// Addresses for electronic invoices: which schemes there are, and what an address of each looks like.
import { isMailAddress } from '@/lib/mail-address'
import { spellVatNumber, vatFault } from './vat-number'

/** EAS, the code list of EN 16931 for BT-34 and BT-49 (rule BR-CL-25 of its validation artefacts, release of April 2026). */
export const EAS = [
  ...['0002', '0007', '0009', '0037', '0060', '0088', '0096', '0097', '0106', '0130', '0135', '0142', '0147'],
  ...['0151', '0154', '0158', '0170', '0177', '0183', '0184', '0188', '0190', '0191', '0192', '0193', '0194'],
  ...['0195', '0196', '0198', '0199', '0200', '0201', '0202', '0203', '0204', '0205', '0208', '0209', '0210'],
  ...['0211', '0212', '0213', '0215', '0216', '0217', '0218', '0219', '0220', '0221', '0225', '0230', '0235'],
  ...['0240', '0242', '0244', '0245', '0246', '0248', '9910', '9913', '9914', '9915', '9918', '9919', '9920'],
  ...['9922', '9923', '9924', '9925', '9926', '9927', '9928', '9929', '9930', '9931', '9932', '9933', '9934'],
  ...['9935', '9936', '9937', '9938', '9939', '9940', '9941', '9942', '9943', '9944', '9945', '9946', '9947'],
  ...['9948', '9949', '9950', '9951', '9952', '9953', '9957', '9959', 'AN', 'AQ', 'AS', 'AU', 'EM'],
] as const

/** Scheme → the letters of its VAT numbers. */
const VAT_SCHEMES = new Map(
  '0211 IT, 9910 HU, 9914 AT, 9920 ES, 9925 BE, 9926 BG, 9927 CH, 9928 CY, 9929 CZ, 9930 DE, 9931 EE, 9932 GB, 9933 EL, 9934 HR, 9935 IE, 9937 LT, 9938 LU, 9939 LV, 9943 MT, 9944 NL, 9945 PL, 9946 PT, 9947 RO, 9949 SI, 9950 SK, 9957 FR'
    .split(', ')
    .map((pair): [string, string] => [pair.slice(0, 4), pair.slice(5)]),
)

/** GS1: from the right, digits count three times and once by turns, and all add up to a full ten. */
function isLocationNumber(id: string): boolean {
  if (!/^\d{13}$/.test(id)) return false
  const sum = [...id].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}

/** ISO 7064, MOD 97-10: letters count from 10, and the rest of it all is 1. */
function isRoutingId(id: string): boolean {
  if (!/^\d{2,12}(?:-[A-Z\d]{1,30})?-\d{2}$/i.test(id)) return false
  let rest = 0
  for (const character of id.replaceAll('-', '')) {
    const worth = Number.parseInt(character, 36)
    rest = (rest * (worth > 9 ? 100 : 10) + worth) % 97
  }
  return rest === 1
}

/** Scheme → whether it looks like one, and what to say where it does not. */
const FORMS: Record<string, readonly [isOne: (id: string) => boolean, fault: string]> = {
  '0002': [(id) => /^\d{9}$/.test(id), 'must be a SIREN of 9 digits.'],
  '0009': [(id) => /^\d{14}$/.test(id), 'must be a SIRET of 14 digits.'],
  '0088': [isLocationNumber, 'must be a GLN: 13 digits, of which the last checks the others.'],
  '0204': [
    isRoutingId,
    'must be a Leitweg-ID such as 04011000-1234512345-06; its check digits do not match.',
  ],
  '0208': [
    (id) => vatFault(`BE${id}`) === undefined,
    'must be a Belgian enterprise number: 10 digits, of which the last two check the others.',
  ],
  EM: [isMailAddress, 'must be an email address.'],
}

/** Why it cannot be one of its scheme, as the end of a sentence; undefined for what may be right. */
export function electronicAddressFault({ id, scheme }: { scheme: string; id: string }): string | undefined {
  const [isOne, fault] = FORMS[scheme] ?? []
  if (isOne) return isOne(id) ? undefined : fault
  const prefix = VAT_SCHEMES.get(scheme)
  if (prefix === undefined) return /\s/.test(id) ? 'must not contain spaces.' : undefined
  const number = spellVatNumber(id)
  if (/^[A-Z]{2}/.test(number) && !number.startsWith(prefix))
    return `must be a VAT number beginning with ${prefix}.`
  return vatFault(number.startsWith(prefix) ? number : `${prefix}${number}`)
}
