// The numbers and names that decide how a payment method behaves.
import type { CardBehaviour } from '../core/kinds'

const BY_NUMBER: Record<string, CardBehaviour> = {
  '4000000000000002': 'generic_decline',
  '4000000000009995': 'insufficient_funds',
  '4000000000009987': 'lost_card',
  '4000000000009979': 'stolen_card',
  '4000000000000069': 'expired_card',
  '4000000000000127': 'incorrect_cvc',
  '4000000000000119': 'processing_error',
  '4100000000000019': 'fraudulent',
  '4000002760003184': 'three_d_secure',
  '4000002500003155': 'asks_once',
  '4000003800000446': 'asks_present',
  '4000008260003178': 'asks_then_declines',
  '4000000000000341': 'declines_later',
  '4000000000003220': 'three_d_secure',
  '4000000000003063': 'three_d_secure',
  '4000000000000259': 'disputed',
  '4000000000001976': 'disputed',
  '4000000000005126': 'refund_fails',
  '4000000000007726': 'refund_pends',
}

const ALIASES: Record<string, string> = {
  pm_card_visa: '4242424242424242',
  pm_card_mastercard: '5555555555554444',
  pm_card_amex: '378282246310005',
  pm_card_discover: '6011111111111117',
  pm_card_jcb: '3566002020360505',
  pm_card_visa_debit: '4000056655665556',
  pm_card_mastercard_debit: '5200828282828210',
  pm_card_mastercard_prepaid: '5105105105105100',
  pm_card_de: '4000002760000016',
  pm_card_fr: '4000002500000003',
  pm_card_gb: '4000008260000000',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_chargeDeclinedLostCard: '4000000000009987',
  pm_card_visa_chargeDeclinedLostCard: '4000000000009987',
  pm_card_chargeDeclinedStolenCard: '4000000000009979',
  pm_card_visa_chargeDeclinedStolenCard: '4000000000009979',
  pm_card_chargeDeclinedExpiredCard: '4000000000000069',
  pm_card_chargeDeclinedIncorrectCvc: '4000000000000127',
  pm_card_chargeDeclinedProcessingError: '4000000000000119',
  pm_card_radarBlock: '4100000000000019',
  pm_card_authenticationRequired: '4000002760003184',
  pm_card_authenticationRequiredOnSetup: '4000002500003155',
  pm_card_authenticationRequiredSetupForOffSession: '4000003800000446',
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: '4000008260003178',
  pm_card_chargeCustomerFail: '4000000000000341',
  pm_card_threeDSecure2Required: '4000000000003220',
  pm_card_threeDSecureRequired: '4000000000003063',
  pm_card_createDispute: '4000000000000259',
  pm_card_refundFail: '4000000000005126',
  pm_card_pendingRefund: '4000000000007726',
}

/** What becomes of a bank debit when it is told to settle; any other account number or IBAN does what it is told. */
const DEBITS: Record<string, CardBehaviour> = {
  AT861904300235473202: 'debit_fails',
  DE62370400440532013001: 'debit_fails',
  '000111111116': 'debit_fails',
  AT601904300000121212: 'debit_lacks_funds',
  DE65370400440000121212: 'debit_lacks_funds',
  '000222222227': 'debit_lacks_funds',
  AT591904300235473203: 'debit_disputed',
  DE35370400440532013002: 'debit_disputed',
}

/** Of Stripe's other test cards: where they were issued, and as what. Otherwise American credit. */
const ISSUED: Record<string, { country?: string; funding?: 'credit' | 'debit' | 'prepaid' }> = {
  '4000056655665556': { funding: 'debit' },
  '5200828282828210': { funding: 'debit' },
  '5105105105105100': { funding: 'prepaid' },
  '4000000760000002': { country: 'BR' },
  '4000002500000003': { country: 'FR' },
  '4000002760000016': { country: 'DE' },
  '4000008260000000': { country: 'GB' },
  '4000058260000005': { country: 'GB', funding: 'debit' },
}

export function issuedAs(number: string): { country: string; funding: 'credit' | 'debit' | 'prepaid' } {
  return { country: 'US', funding: 'credit', ...ISSUED[number] }
}

export function cardNumberOf(alias: string): string | undefined {
  return ALIASES[alias]
}

export function behaviourOfCard(number: string): CardBehaviour {
  return BY_NUMBER[number] ?? 'ok'
}

export function behaviourOfDebit(account: string): CardBehaviour {
  return DEBITS[account] ?? 'ok'
}

export function brandOf(number: string): string {
  if (/^3[47]/.test(number)) return 'amex'
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard'
  if (/^(6011|65|64[4-9])/.test(number)) return 'discover'
  if (/^35/.test(number)) return 'jcb'
  if (/^(30|36|38)/.test(number)) return 'diners'
  if (/^62/.test(number)) return 'unionpay'
  return number.startsWith('4') ? 'visa' : 'unknown'
}

export function passesLuhn(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false
  let sum = 0
  for (const [index, digit] of [...number].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

export interface Decline {
  code: string
  declineCode?: string
  message: string
}

/** How the issuer says no; undefined when it says yes, or asks for the cardholder. */
export function declineOf(behaviour: CardBehaviour): Decline | undefined {
  const declined = (declineCode: string, message = 'Your card was declined.'): Decline => ({
    code: 'card_declined',
    declineCode,
    message,
  })
  switch (behaviour) {
    case 'declines_later':
      return declined('generic_decline')
    case 'generic_decline':
    case 'lost_card':
    case 'stolen_card':
    case 'fraudulent':
      return declined(behaviour)
    case 'insufficient_funds':
    case 'asks_then_declines':
      return declined('insufficient_funds', 'Your card has insufficient funds.')
    case 'expired_card':
      return { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' }
    case 'incorrect_cvc':
      return {
        code: 'incorrect_cvc',
        declineCode: 'incorrect_cvc',
        message: "Your card's security code is incorrect.",
      }
    case 'processing_error':
      return {
        code: 'processing_error',
        declineCode: 'processing_error',
        message: 'An error occurred while processing your card. Try again in a little bit.',
      }
    default:
      return undefined
  }
}

/** How the issuer says no to a card that is only to be saved; some say it once money is asked for. */
export const setupDeclineOf = (behaviour: CardBehaviour): Decline | undefined =>
  behaviour === 'declines_later' || behaviour === 'asks_then_declines' ? undefined : declineOf(behaviour)
