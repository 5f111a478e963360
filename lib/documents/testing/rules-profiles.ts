// What XRechnung 3.0 (Schematron 2.5.0) and Peppol BIS Billing 3.0.19 ask besides, by number.
import { PEPPOL_SCHEMES } from '../e-document/codes'
import type { EDocumentFormat } from '../e-document/formats'
import type { Facts, ModifierFacts } from './facts'
import { exact, percentOf, times } from './reckoning'
import type { Rules } from './rules'

const CENTS_2 = exact('0.02')
const within = (one: bigint, other: bigint, slack: bigint) => one - other <= slack && other - one <= slack

const allParts = ({ lines, modifiers }: Facts): ModifierFacts[] => [
  ...modifiers,
  ...lines.flatMap((line) => line.modifiers),
]

/** Peppol's, which XRechnung has taken over. */
const SHARED: Rules = {
  'PEPPOL-EN16931-R001': ({ process }) =>
    /^urn:fdc:peppol\.eu:2017:poacc:billing:\d\d:1\.0$/.test(process ?? ''),
  'PEPPOL-EN16931-R008': ({ empty }) => empty.length === 0,
  'PEPPOL-EN16931-R010': ({ buyer }) => Boolean(buyer.endpoint),
  'PEPPOL-EN16931-R020': ({ seller }) => Boolean(seller.endpoint),
  'PEPPOL-EN16931-R040': (facts) =>
    allParts(facts).every(
      ({ amount, base, percent }) =>
        base === null || within(exact(amount), percentOf(base, percent), CENTS_2),
    ),
  'PEPPOL-EN16931-R041 and R042': (facts) =>
    allParts(facts).every(({ base, percent }) => (base === null) === (percent === null)),
  'PEPPOL-EN16931-R051': ({ currencies, currency }) => currencies.every((one) => one === currency),
  'PEPPOL-EN16931-R120': ({ lines }) =>
    lines.every(({ modifiers, net, price, quantity }) => {
      const put = modifiers.reduce((all, part) => all + exact(part.amount) * (part.isCharge ? 1n : -1n), 0n)
      return within(exact(net), times(quantity, price) + put, CENTS_2)
    }),
}

const COUNTED = /(?:\d.*){3}/
/** Payment information in lines that begin with # must be a cash discount in this form. */
const SKONTO = /^#SKONTO#TAGE=\d+#PROZENT=\d+\.\d{2}(?:#BASISBETRAG=-?\d+\.\d{2})?#$/

const XRECHNUNG: Rules = {
  ...SHARED,
  'BR-DE-1': ({ meansCode }) => Boolean(meansCode),
  'BR-DE-3': ({ seller }) => Boolean(seller.address?.city),
  'BR-DE-4': ({ seller }) => Boolean(seller.address?.postalCode),
  'BR-DE-5': ({ seller }) => Boolean(seller.contactName),
  'BR-DE-6': ({ seller }) => Boolean(seller.phone),
  'BR-DE-7': ({ seller }) => Boolean(seller.email),
  'BR-DE-8': ({ buyer }) => Boolean(buyer.address?.city),
  'BR-DE-9': ({ buyer }) => Boolean(buyer.address?.postalCode),
  'BR-DE-10': ({ deliveryAddress }) => deliveryAddress === null || Boolean(deliveryAddress.city),
  'BR-DE-11': ({ deliveryAddress }) => deliveryAddress === null || Boolean(deliveryAddress.postalCode),
  'BR-DE-14': ({ groups }) => groups.every(({ rate }) => Boolean(rate)),
  'BR-DE-15': ({ buyerReference }) => Boolean(buyerReference),
  'BR-DE-16': ({ groups, seller }) =>
    groups.every(({ category }) => category === 'O') || Boolean(seller.vatNumber || seller.taxNumber),
  'BR-DE-18': ({ terms }) =>
    (terms ?? '')
      .split('\n')
      .every(
        (line) =>
          !line.trim().startsWith('#') ||
          (SKONTO.test(line.trim()) && /^\s*\n/.test((terms ?? '').split(/#.+#/).at(-1) ?? '')),
      ),
  'BR-DE-19': ({ account, meansCode }) =>
    meansCode !== '58' || /^[A-Z]{2}\d\d[A-Za-z\d]+$/.test(account ?? ''),
  'BR-DE-21': ({ customization }) =>
    customization === 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
  'BR-DE-23': ({ account, meansCode }) => !['30', '58'].includes(meansCode ?? '') || Boolean(account),
  'BR-DE-27': ({ seller }) => COUNTED.test(seller.phone ?? ''),
  'BR-DE-28': ({ seller }) => /^[^@\s]{2,}@[^@\s]{2,}$/.test(seller.email ?? ''),
}

const areFrom = (country: string, ...parties: Facts['seller'][]) =>
  parties.every(({ address }) => address?.country === country)

const PEPPOL: Rules = {
  ...SHARED,
  'PEPPOL-EN16931-R003': ({ buyerReference, order }) => Boolean(buyerReference || order),
  'PEPPOL-EN16931-R004': ({ customization }) =>
    customization === 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
  'PEPPOL-EN16931-CL008': ({ buyer, seller }) =>
    [buyer, seller].every(({ endpointScheme }) => PEPPOL_SCHEMES.has(endpointScheme ?? '')),
  'DE-R-015': ({ buyer, buyerReference, seller }) => !areFrom('DE', seller, buyer) || Boolean(buyerReference),
  'DK-R-005': ({ buyer, meansCode, seller }) =>
    !areFrom('DK', seller, buyer) || ['1', '58'].includes(meansCode ?? ''),
  'DK-R-014': ({ seller }) => !areFrom('DK', seller) || seller.registrationScheme === '0184',
  'NL-R-003': ({ seller }) =>
    !areFrom('NL', seller) || ['0106', '0190'].includes(seller.registrationScheme ?? ''),
  'NL-R-007': ({ meansCode, payable, seller, type }) =>
    !areFrom('NL', seller) || type === '381' || Number(payable) <= 0 || Boolean(meansCode),
  'NL-R-008': ({ buyer, meansCode, seller }) =>
    !areFrom('NL', seller, buyer) || meansCode === null || ['30', '58'].includes(meansCode),
}

const PLAIN: Rules = {
  'BT-24 of the norm itself': ({ customization }) => customization === 'urn:cen.eu:en16931:2017',
}

export const PROFILE_RULES: Record<EDocumentFormat, Rules> = {
  'factur-x': PLAIN,
  ubl: PLAIN,
  'xrechnung-ubl': XRECHNUNG,
  'xrechnung-cii': XRECHNUNG,
  'peppol-bis-3': PEPPOL,
}
