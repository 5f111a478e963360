// What Stripe will ask for and why, by country, before onboarding starts.

export interface Topic {
  title: string
  asks: string
  why: string
}

/** By what a country's registers call the number of a business. */
const REGISTER: Readonly<Record<string, string>> = {
  AE: 'trade licence number',
  AT: 'company register number, if you have one',
  CH: 'UID number',
  DE: 'commercial register number, if you have one',
  ES: 'NIF',
  FR: 'SIREN number',
  GB: 'company number, if you have one',
  IT: 'tax code or VAT number',
  JP: 'corporate number, if you have one',
  NL: 'KVK number',
  US: 'EIN, or social security number if you work alone',
}

const PERSON: Readonly<Record<string, string>> = {
  JP: 'Your name in kanji and kana, your date of birth, home address and phone number.',
  US: 'Your name, date of birth, home address, phone number, and the last four digits of your social security number.',
}

const BANK: Readonly<Record<string, string>> = {
  AU: 'The BSB and number of your account.',
  CA: 'The transit, institution and account numbers.',
  GB: 'The sort code and number of your account.',
  JP: 'The bank, branch and number of your account, and its holder in kana.',
  US: 'The routing and account numbers.',
}

export function topicsFor(country: string): Topic[] {
  const register = REGISTER[country] ?? 'registration or tax number'
  return [
    {
      title: 'Your business',
      asks: `Its legal form, name, address and ${register}, and what you sell.`,
      why: 'Your customers see the name on their statements, and Stripe must know who it works for.',
    },
    {
      title: 'You, and anyone else who owns or runs it',
      asks: `${PERSON[country] ?? 'Your name, date of birth, home address and phone number.'} The same for everyone who owns a quarter or more.`,
      why: 'The law against money laundering asks who stands behind an account that takes payments.',
    },
    {
      title: 'Your bank account',
      asks: BANK[country] ?? 'Its IBAN or account number.',
      why: 'Your money goes there.',
    },
    {
      title: 'Possibly an identity document',
      asks: 'A photo of a passport, an identity card or a driving licence.',
      why: 'Only if Stripe cannot confirm your identity another way. Keep one to hand.',
    },
  ]
}

/** The parts of Stripe's form in their order. */
export const STAGES = ['Your business', 'The people', 'Your bank account', 'Review'] as const

/** Which part a step of Stripe's form belongs to; undefined for those that belong to none. */
export function stageOf(step: string): number | undefined {
  if (/^(?:business|product|legal_entity|support)/.test(step) && !/bank/.test(step)) return 0
  if (/^(?:representative|owners|directors|executives|joint|legal_guardian|proof_of)/.test(step)) return 1
  if (/^external_account|bank/.test(step)) return 2
  if (/^(?:summary|terms|tax|climate)/.test(step)) return 3
  return undefined
}
