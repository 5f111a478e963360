// What Stripe still needs, as people would ask for it: a dictionary from Stripe's requirement codes to sentences.

/**
 * Whose fact it is. Names are not known here: of accounts whose details Stripe collects, it tells the platform neither
 * `individual` nor the persons (docs.stripe.com/api/accounts/object, November 2026). Stripe's own form shows them.
 */
function whose(subject: string): string {
  if (/^(?:individual|representative)$/.test(subject)) return 'the person who represents the business'
  if (subject === 'owners') return 'each owner'
  if (subject === 'directors') return 'each director'
  if (subject === 'executives') return 'each executive'
  if (subject === 'authorizer') return 'the person who signs for the business'
  if (subject.startsWith('person_')) return 'a person behind the business'
  return 'the business'
}

const PEOPLE = /^(?:individual|representative|owners|directors|executives|authorizer|person_\w+)$/

/** Facts of a person or of the business; the first that fits counts. */
const FACTS: readonly [RegExp, (owner: string) => string][] = [
  [/^verification\.additional_document/, (owner) => `A second document that shows the address of ${owner}`],
  [/^verification\.proof_of_liveness/, (owner) => `A short check by camera of ${owner}`],
  [/^verification\.document/, (owner) => `A photo of an identity document of ${owner}`],
  [/^documents\.passport/, (owner) => `A photo of the passport of ${owner}`],
  [/^documents\.visa/, (owner) => `A photo of the visa of ${owner}`],
  [/^documents\.company_authorization/, () => 'A letter that says who may act for the business'],
  [/^(?:first_name|last_name|full_name|name)(?:_kana|_kanji)?$/, (owner) => `The full name of ${owner}`],
  [/^(?:maiden_name|full_name_aliases)/, (owner) => `Earlier names of ${owner}`],
  [/^dob(?:\.|$)/, (owner) => `The date of birth of ${owner}`],
  [/^(?:registered_)?address(?:_kana|_kanji)?(?:\.|$)/, (owner) => `The address of ${owner}`],
  [/^email$/, (owner) => `The email address of ${owner}`],
  [/^phone$/, (owner) => `The phone number of ${owner}`],
  [/^ssn_last_4$/, (owner) => `The last four digits of the social security number of ${owner}`],
  [/^id_number(?:_secondary)?$/, (owner) => `The national identity number of ${owner}`],
  [/^nationality$/, (owner) => `The nationality of ${owner}`],
  [/^political_exposure$/, (owner) => `Whether ${owner} holds a high public office`],
  [/^relationship\.title$/, (owner) => `The job title of ${owner}`],
  [/^relationship\.percent_ownership$/, (owner) => `How much of the business belongs to ${owner}`],
  [/^relationship/, (owner) => `The role of ${owner} in the business`],
]

/** Facts of the business and its account, by their whole code. */
const WHOLE: readonly [RegExp, string][] = [
  [/^external_account|^bank_account/, 'The bank account that your money goes to'],
  [/^tos_acceptance/, 'Your agreement to Stripe’s terms'],
  [/^business_type$/, 'What kind of business you are: a person, a company, or an association'],
  [/^business_profile\.mcc$/, 'The trade you are in'],
  [/^business_profile\.(?:url|product_description)$/, 'Your website, or a sentence about what you sell'],
  [/^business_profile\.support/, 'How your customers can reach you'],
  [/^business_profile\.(?:annual_revenue|estimated_worker_count|monthly)/, 'How large your business is'],
  [/^business_profile\.name$|^company\.name/, 'The name of the business'],
  [/^company\.(?:tax_id|registration_number|vat_id)/, 'The registration or tax number of the business'],
  [/^company\.verification|^documents\.company/, 'A document that proves that the business is registered'],
  [
    /^company\.(?:owners|directors|executives)_provided$/,
    'Confirmation that everyone who owns or runs the business is named',
  ],
  [/^company\.ownership_(?:declaration|exemption)/, 'Confirmation of who owns the business'],
  [/^documents\.bank_account/, 'A document that proves that the bank account is yours'],
  [
    /^documents\.proof_of_(?:registration|address)/,
    'A document that proves where the business is registered',
  ],
  [/^documents\./, 'A document about the business'],
  [/^settings\.(?:payments|card_payments)\.statement_descriptor/, 'The name on your customers’ statements'],
  [/^interv_\w+\./, 'Answers to a question that Stripe has about your account'],
]

const GENERIC = 'One more detail, which Stripe’s form asks for'

export function explainRequirement(code: string): string {
  const whole = WHOLE.find(([pattern]) => pattern.test(code))
  if (whole) return whole[1]
  const [subject = '', ...rest] = code.split('.')
  const isPerson = PEOPLE.test(subject)
  if (!isPerson && subject !== 'company') return GENERIC
  const fact = FACTS.find(([pattern]) => pattern.test(rest.join('.')))
  if (fact) return fact[1](whose(subject))
  return isPerson ? `One more detail about ${whose(subject)}` : GENERIC
}

/** One sentence for all codes that ask for the same thing, such as the three parts of a date of birth. */
export const explainRequirements = (codes: readonly string[]): string[] => [
  ...new Set(codes.map(explainRequirement)),
]

/** What is late first; what is late is not said twice. */
export function explainMissing({
  currentlyDue,
  pastDue,
}: {
  currentlyDue: readonly string[]
  pastDue: readonly string[]
}): { late: string[]; due: string[] } {
  const late = explainRequirements(pastDue)
  return { late, due: explainRequirements(currentlyDue).filter((sentence) => !late.includes(sentence)) }
}
